// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet of HTML pages: the house style's colours, small screens, dark screens, paper.
#include "markup/html.h"

static struct colour mix(struct colour a, struct colour b, unsigned share_of_b) {
    unsigned share = 100 - share_of_b;
    return (struct colour){(uint8_t)((a.red * share + b.red * share_of_b) / 100),
                           (uint8_t)((a.green * share + b.green * share_of_b) / 100),
                           (uint8_t)((a.blue * share + b.blue * share_of_b) / 100)};
}

static void write_variable(struct builder *output, const char *name, struct colour colour) {
    builder_format(output, "--%s:#%02x%02x%02x;", name, colour.red, colour.green, colour.blue);
}

static void write_variables(struct builder *output, const struct palette *palette) {
    write_variable(output, "text", palette->text);
    write_variable(output, "quiet", palette->quiet);
    write_variable(output, "accent", palette->accent);
    write_variable(output, "soft", palette->accent_soft);
    write_variable(output, "line", palette->line);
    write_variable(output, "paper", palette->paper);
}

// The same house at night: the colours that are written in become light enough to read.
static void write_dark_variables(struct builder *output, const struct palette *palette) {
    const struct colour white = {255, 255, 255}, night = {0x15, 0x1a, 0x1e};
    write_variable(output, "text", (struct colour){0xec, 0xee, 0xef});
    write_variable(output, "quiet", (struct colour){0xb4, 0xbb, 0xc0});
    write_variable(output, "accent", mix(palette->accent, white, 60));
    write_variable(output, "soft", mix(night, palette->accent, 25));
    write_variable(output, "line", (struct colour){0x59, 0x63, 0x6b});
    write_variable(output, "paper", night);
}

static void write_sheet(struct builder *output, struct colour paper) {
    builder_format(output, "figure>svg{padding:.75rem;background:#%02x%02x%02x}", paper.red,
                   paper.green, paper.blue);
}

static const char rules[] =
    "*,*::before,*::after{box-sizing:border-box}\n"
    "html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;border-top:.5rem solid "
    "var(--accent);background:var(--paper);color:var(--text);line-height:1.6;"
    "font-family:\"Noto Sans\",system-ui,-apple-system,\"Segoe UI\",sans-serif;"
    "overflow-wrap:break-word}\n"
    "header,main,footer,nav{max-width:42rem;margin:0 auto;padding:0 1.25rem}\n"
    "header{padding-top:1.5rem;padding-bottom:.5rem}\nnav{padding-bottom:.75rem}\n"
    "main{padding-bottom:2rem}\n"
    "footer{padding-top:1rem;padding-bottom:2rem;color:var(--quiet);font-size:.9rem;"
    "border-top:1px solid var(--line)}\n"
    "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .5em;color:var(--accent);"
    "text-wrap:balance}\n"
    "h1{font-size:2rem;margin:.25em 0}\n"
    "h2{font-size:1.45rem}\nh3{font-size:1.2rem}\nh4,h5,h6{font-size:1.05rem}\n"
    "h2+h3,h3+h4{margin-top:.75em}\n"
    "p,ul,ol,table,pre,blockquote,figure,aside,.scroll,.lines{margin:0 0 1em}\n"
    ".subtitle{font-size:1.2rem;color:var(--quiet);margin:0 0 .5em}\n"
    ".colophon{color:var(--quiet);font-size:.9rem;margin:0}\n"
    ".notice{margin:0 0 1rem;padding:.6rem 1rem;border:2px dashed var(--accent);"
    "border-radius:.4rem;font-weight:700}\n"
    "ul,ol{padding-left:1.6em}\nli{margin:.25em 0}\nli>p{margin-bottom:.5em}\n"
    "a{color:var(--accent);text-underline-offset:.15em}\n"
    "a:hover{text-decoration-thickness:.15em}\n"
    ":focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}\n"
    ".skip{position:absolute;left:-100vw;padding:.75rem 1rem;background:var(--paper)}\n"
    ".skip:focus{left:0;top:0;z-index:1}\n"
    "nav ol{columns:2 16rem;margin-top:.5em}\n"
    "nav summary,figure summary{cursor:pointer;color:var(--accent);padding:.35rem 0}\n"
    "blockquote{margin-left:0;padding:.1em 0 .1em 1.25em;border-left:.25rem solid var(--line)}\n"
    ".box{padding:1rem 1.25rem;background:var(--soft);border-left:.35rem solid var(--accent);"
    "border-radius:.25rem}\n"
    ".box>:last-child{margin-bottom:0}\n"
    ".label{display:flex;gap:.5em;align-items:center;font-weight:700;margin-bottom:.4em;"
    "color:var(--accent)}\n"
    ".label svg{flex:none;width:1.4em;height:1.4em;fill:none;stroke:currentColor;"
    "stroke-width:2;stroke-linecap:round;stroke-linejoin:round}\n"
    ".scroll{overflow-x:auto}\n.scroll>table{margin:0}\n"
    "table{border-collapse:collapse;min-width:100%}\n"
    "th,td{padding:.5em .75em;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--line)}\n"
    "thead th,thead td{background:var(--soft);border-bottom:2px solid var(--accent);"
    "vertical-align:bottom}\n"
    "tbody th{font-weight:inherit}\n"
    "tbody td:empty{border:1px solid var(--line);height:2.75em}\n"
    ".left{text-align:left}\n.centre{text-align:center}\n"
    ".right{text-align:right;font-variant-numeric:tabular-nums}\n"
    "code{font-family:\"Noto Sans Mono\",ui-monospace,monospace;font-size:.92em}\n"
    "pre{overflow-x:auto;padding:1em;background:var(--soft);border-radius:.25rem;"
    "line-height:1.45}\n"
    "img{max-width:100%;height:auto}\n"
    "figure>svg{display:block;width:100%;height:auto;border-radius:.25rem}\n"
    "figcaption{font-weight:700;margin-bottom:.5em}\n"
    "hr{border:0;border-top:2px solid var(--line);margin:2em 0}\n"
    "hr.cut{border-top:2px dashed var(--quiet)}\n"
    ".tasks{list-style:none;padding-left:0}\n"
    ".tasks>li{display:flex;gap:.75em;margin:.5em 0}\n"
    ".tasks>li>.tick{margin-top:.15em}\n"
    ".tick{display:inline-block;flex:none;width:1.25em;height:1.25em;line-height:1.05;"
    "text-align:center;font-weight:700;vertical-align:-.2em;border:2px solid currentColor;"
    "border-radius:.15em}\n"
    ".lines span{display:block;height:2.25rem;border-bottom:1.5px solid var(--quiet)}\n"
    "sup{line-height:0;font-size:.75em}\nsup a{padding:0 .2em}\n"
    ".notes{margin-top:2.5rem;padding-top:.5rem;border-top:1px solid var(--line);"
    "font-size:.9rem}\n.notes h2{font-size:1.1rem;margin-top:.5em}\n"
    "@media print{@page{margin:20mm 18mm}\n"
    "html{font-size:11pt}\nheader,main,footer{max-width:none;padding-left:0;padding-right:0}\n"
    "nav,.skip,figure details:not([open]){display:none}\n"
    "h1,h2,h3,h4,h5,h6{break-after:avoid}\n"
    ".keep,.box,figure,tr,.tasks>li,.lines{break-inside:avoid}\n"
    ".page-break{break-after:page}\np{orphans:2;widows:2}\n"
    "main a[href^=\"http\"]::after{content:\" (\" attr(href) \")\";font-size:.8em;"
    "overflow-wrap:anywhere}}\n";

void html_write_style(struct builder *output, const struct palette *palette) {
    builder_string(output, ":root{color-scheme:light dark;");
    write_variables(output, palette);
    builder_string(output, "}\n@media screen and (prefers-color-scheme:dark){:root{");
    write_dark_variables(output, palette);
    builder_string(output, "}\n");
    // Drawings keep the colours that they were drawn in.
    write_sheet(output, palette->paper);
    builder_string(output, "}\n");
    builder_string(output, rules);
}
