// SPDX-License-Identifier: GPL-3.0-or-later
/* The style sheet of HTML pages: the house style's colours, small screens, dark screens, paper.
 *
 * It asks for no font and no picture. What is wide by nature scrolls in a box of its own, so that
 * the page never scrolls sideways, down to 320 pixels (WCAG 2.1, criterion 1.4.10).
 */
#include "markup/html.h"

static struct colour mix(struct colour a, struct colour b, unsigned share_of_b) {
    unsigned share = 100 - share_of_b;
    return (struct colour){(uint8_t)((a.red * share + b.red * share_of_b) / 100),
                           (uint8_t)((a.green * share + b.green * share_of_b) / 100),
                           (uint8_t)((a.blue * share + b.blue * share_of_b) / 100)};
}

// ---- colours ----

// The same house at night: the colours that are written in become light enough to read, the
// grounds keep a little of their colour.
static struct html_options at_night(const struct html_options *day) {
    const struct colour white = {255, 255, 255}, night = {0x15, 0x1a, 0x1e};
    const struct palette *palette = &day->palette;
    return (struct html_options){
        .palette = {.text = {0xec, 0xee, 0xef},
                    .quiet = {0xb4, 0xbb, 0xc0},
                    .accent = mix(palette->accent, white, 60),
                    .accent_soft = mix(night, palette->accent, 35),
                    .line = {0x59, 0x63, 0x6b},
                    .paper = night},
        .box = mix(night, palette->accent, 20),
        .warning = mix(day->warning, white, 60),
        .warning_box = mix(night, day->warning, 20),
        .code = mix(night, white, 6),
        .table_head = mix(night, palette->accent, 30),
        .rule = {0x8e, 0x98, 0xa0},
    };
}

struct variable {
    const char *name;
    struct colour colour;
};

#define FIGURE_COLOURS 6 // the first of them: those that drawings are made with
#define VARIABLES 12

static void list_variables(const struct html_options *options, struct variable *variables) {
    const struct palette *palette = &options->palette;
    const struct variable all[VARIABLES] = {
        {"text", palette->text},
        {"quiet", palette->quiet},
        {"accent", palette->accent},
        {"soft", palette->accent_soft},
        {"line", palette->line},
        {"paper", palette->paper},
        {"box", options->box},
        {"warning", options->warning},
        {"warn-box", options->warning_box},
        {"code", options->code},
        {"head", options->table_head},
        {"rule", options->rule},
    };
    for (size_t i = 0; i < VARIABLES; i++)
        variables[i] = all[i];
}

static void write_colour(struct builder *output, struct colour colour) {
    builder_format(output, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static void write_variables(struct builder *output, const struct variable *variables) {
    for (size_t i = 0; i < VARIABLES; i++) {
        builder_format(output, "--%s:", variables[i].name);
        write_colour(output, variables[i].colour);
        builder_byte(output, ';');
    }
}

// A drawing in the colours of the house changes with them.
static void write_drawing_colours(struct builder *output, const struct variable *day) {
    static const char *const paints[] = {"fill", "stroke"};
    for (size_t i = 0; i < FIGURE_COLOURS; i++)
        for (size_t j = 0; j < 2; j++) {
            builder_format(output, ".house [%s=\"", paints[j]);
            write_colour(output, day[i].colour);
            builder_format(output, "\"]{%s:var(--%s)}\n", paints[j], day[i].name);
        }
}

static bool same_colour(struct colour a, struct colour b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

bool html_in_house_colours(const struct drawing *drawing, const struct html_options *options) {
    struct variable day[VARIABLES];
    list_variables(options, day);
    for (size_t i = 0; i < drawing->count; i++) {
        const struct mark *mark = &drawing->marks[i];
        bool fill = mark->kind == MARK_LINE || !(mark->filled || mark->kind == MARK_TEXT);
        bool stroke = !mark->stroked;
        for (size_t j = 0; j < FIGURE_COLOURS; j++) {
            fill = fill || same_colour(mark->fill, day[j].colour);
            stroke = stroke || same_colour(mark->stroke, day[j].colour);
        }
        if (!fill || !stroke)
            return false;
    }
    return true;
}

// ---- rules ----

static const char page[] =
    "*,*::before,*::after{box-sizing:border-box}\n"
    "html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}\n"
    "body{margin:0;border-top:.5rem solid "
    "var(--accent);background:var(--paper);color:var(--text);line-height:1.6;"
    "font-family:\"Noto Sans\",system-ui,-apple-system,\"Segoe UI\",sans-serif;"
    "overflow-wrap:break-word}\n"
    "header,nav,main,footer{width:min(42rem,100% - clamp(1.75rem,8vw,2.5rem));margin:0 auto}\n"
    "header{padding:1.25rem 0 .5rem}\n"
    "main{padding:.5rem 0 2rem}\n"
    "footer{padding:1rem 0 2rem;color:var(--quiet);font-size:.9rem;"
    "border-top:1px solid var(--line)}\n"
    ".masthead{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .75rem;margin:0 0 1rem;"
    "color:var(--quiet);font-size:.9rem;line-height:1.3}\n"
    ".masthead img{height:2.25rem;width:auto}\n"
    ".notice{margin:0 0 1.25rem;padding:.5rem 1rem;border:2px dashed var(--accent);"
    "border-radius:.4rem;font-weight:700}\n"
    ".subtitle{font-size:1.2rem;line-height:1.4;color:var(--quiet);margin:0 0 .5em}\n"
    ".colophon{margin:0}\n"
    ".skip{position:absolute;inset-inline-start:-100vw;padding:.75rem "
    "1rem;background:var(--paper)}\n"
    ".skip:focus{inset-inline-start:0;top:0;z-index:1}\n"
    ":focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}\n"
    "summary{cursor:pointer;color:var(--accent);padding:.35rem 0}\n"
    "nav details{margin:0 0 .75rem;padding:.15rem 1rem;border:1px solid var(--line);"
    "border-radius:.4rem}\n"
    "nav summary{font-weight:700}\n"
    "nav ol{columns:2 16rem;column-gap:2rem;margin:.25em 0 .75em}\nnav li{break-inside:avoid}\n";

static const char text[] =
    "h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .5em;color:var(--accent);"
    "text-wrap:balance}\n"
    "h1{font-size:clamp(1.75rem,1.4rem + 2vw,2.25rem);line-height:1.2;margin:0 0 .25em}\n"
    "h2{font-size:1.45rem;margin-top:1.9em}\nh3{font-size:1.2rem}\nh4,h5,h6{font-size:1.05rem}\n"
    "h2+h3,h3+h4{margin-top:.75em}\n"
    "p,ul,ol{margin:0 0 1em}\n"
    "table,pre,blockquote,figure,aside,.scroll,.lines,.tasks{margin:0 0 1.5em}\n"
    "p,li{text-wrap:pretty}\n"
    "pre,code{direction:ltr;unicode-bidi:isolate}\npre{text-align:left}\n"
    "ul,ol{padding-inline-start:1.6em}\nli{margin:.25em 0}\nli>p{margin-bottom:.5em}\n"
    "a{color:var(--accent);text-underline-offset:.15em}\n"
    "a:hover{text-decoration-thickness:.15em}\n"
    ".address{overflow-wrap:anywhere}\n"
    "blockquote{padding:.15em 0;padding-inline-start:1.1em;border-inline-start:.25rem solid "
    "var(--accent)}\n"
    ".box{padding:1rem 1.25rem;background:var(--box);border-inline-start:.35rem solid "
    "var(--accent);"
    "border-radius:.25rem}\n"
    ":is(.box,blockquote,td,li)>:last-child{margin-bottom:0}\n"
    ".label{display:flex;gap:.5em;align-items:center;font-weight:700;margin-bottom:.4em;"
    "color:var(--accent)}\n"
    ".label svg{flex:none;width:1.4em;height:1.4em;fill:none;stroke:currentColor;"
    "stroke-width:2;stroke-linecap:round;stroke-linejoin:round}\n"
    ".box:is(.warning,.caution){background:var(--warn-box);border-color:var(--warning)}\n"
    ":is(.warning,.caution)>.label{color:var(--warning)}\n"
    "code{font-family:\"Noto Sans Mono\",ui-monospace,monospace;font-size:.92em}\n"
    "pre{overflow-x:auto;padding:1em;background:var(--code);border-radius:.25rem;"
    "line-height:1.45}\n"
    "img{max-width:100%;height:auto}\n"
    "hr{border:0;border-top:2px solid var(--line);margin:2em 0}\n"
    "hr.cut{border-top:2px dashed var(--quiet)}\n"
    "sup{line-height:0;font-size:.75em}\nsup a{padding:0 .2em}\n"
    ".notes{margin-top:2.5rem;padding-top:.5rem;border-top:1px solid var(--line);"
    "font-size:.9rem}\n.notes h2{font-size:1.1rem;margin-top:.5em}\n";

static const char tables[] =
    ".scroll{overflow-x:auto}\n.scroll>table{margin:0}\n"
    // The edge fades while there is more beyond it; a ring around the box is not to fade.
    "@property --edge{syntax:\"<length>\";inherits:false;initial-value:0px}\n"
    "@keyframes edge{0%,85%{--edge:3rem}100%{--edge:0rem}}\n"
    "@supports (animation-timeline:scroll(self inline)){.scroll:not(:focus-visible){"
    "animation:edge linear both;animation-timeline:scroll(self inline);"
    "mask-image:linear-gradient(to right,#000 calc(100% - var(--edge)),transparent)}}\n"
    "table{border-collapse:collapse;min-width:100%;font-size:.95em;line-height:1.5}\n"
    "th,td{padding:.5em .75em;text-align:start;vertical-align:top;"
    "border-bottom:1px solid var(--line)}\n"
    "thead th,thead td{background:var(--head);border-bottom:2px solid var(--accent);"
    "vertical-align:bottom;line-height:1.3}\n"
    "tbody th{font-weight:inherit}\n"
    "tbody td:empty{height:2.75em}\n"
    "tbody .write{border:1px solid var(--line);min-width:3rem}\n"
    "tbody th+.write:last-child{width:55%}\n"
    ".left{text-align:left}\n.centre{text-align:center}\n"
    ".right{text-align:right;font-variant-numeric:tabular-nums}\n"
    ".ticks :is(th,td).centre{padding-left:.35em;padding-right:.35em}\n";

static const char figures[] =
    "figure{margin-left:0;margin-right:0}\n"
    "figcaption{font-weight:700;margin-bottom:.5em}\n"
    "figure>.scroll{margin:0}\n"
    // As wide as the column, and never smaller than its letters can be read (its own width).
    "figure svg{display:block;min-width:100%;height:auto;border-radius:.25rem}\n"
    ".tasks{list-style:none;padding-inline-start:0}\n"
    ".tasks>li{display:flex;gap:.75em;margin:.5em 0}\n"
    ".tasks>li>.tick{margin-top:.15em}\n"
    ".tick{display:inline-block;flex:none;width:1.25em;height:1.25em;line-height:1.05;"
    "text-align:center;font-weight:700;vertical-align:-.2em;border:2px solid currentColor;"
    "border-radius:.15em}\n"
    ".lines span{display:block;height:2.25rem;border-bottom:1.5px solid var(--rule)}\n"
    ".boxes{display:flex;flex-wrap:wrap;gap:1rem;margin:.5rem 0 1rem}\n"
    ".boxes i{display:inline-block;width:2rem;height:2.25rem;border:1.5px solid var(--rule)}\n"
    ".frame{border:1.5px solid var(--rule);margin:.5rem 0 1rem}\n"
    ".frame span{display:block;height:2.25rem}\n"
    // A reader's own colours would leave dark letters on a dark ground.
    "@media (forced-colors:active){figure svg{forced-color-adjust:none;"
    "background:var(--paper)}}\n";

// Scales whose words stand upright leave room for the question beside them.
static const char small_screens[] =
    "@media screen and (max-width:32rem){table{font-size:.85em}\n"
    "th,td{padding:.4em .5em}\n"
    ":is(h1,h2,h3,th,td){hyphens:auto}\n"
    ".ticks thead .centre{writing-mode:vertical-rl;writing-mode:sideways-lr;text-align:left;"
    "vertical-align:bottom;padding:.4em .15em;hyphens:none;white-space:nowrap}\n"
    ".ticks :is(th,td).centre{padding-left:.15em;padding-right:.15em}\n"
    ".ticks tbody th{padding-inline:0 .4em}}\n";

static const char paper[] =
    "@media print{@page{margin:20mm 18mm}\n"
    "html{font-size:11pt}\nheader,main,footer{width:auto}\n"
    "nav,.skip,figure details:not([open]){display:none}\n"
    // What scrolls cannot be broken over pages.
    ".scroll,pre{overflow:visible;mask:none}\ntable{font-size:.85em}\n"
    "th,td{padding:.35em .45em;hyphens:auto}\npre{white-space:pre-wrap}\nfigure svg{width:100%}\n"
    "h1,h2,h3,h4,h5,h6,thead,.label,figcaption{break-after:avoid}\n"
    "p:has(+:is(.scroll,figure,.lines,.tasks,ul,ol)){break-after:avoid}\n"
    ".keep,.box,figure,tr,.tasks>li,.lines{break-inside:avoid}\n"
    ".page-break{break-after:page}\np,li{orphans:2;widows:2}\nfooter{break-before:avoid}\n"
    "main a[href^=\"http\"]:not(.address)::after{content:\" (\" attr(href) \")\";font-size:.8em;"
    "overflow-wrap:anywhere}}\n";

void html_write_style(struct builder *output, const struct html_options *options) {
    static const char *const rules[] = {page, text, tables, figures, small_screens, paper};
    struct html_options night = at_night(options);
    struct variable day[VARIABLES], dark[VARIABLES];
    list_variables(options, day);
    list_variables(&night, dark);
    builder_string(output, ":root{color-scheme:light dark;");
    write_variables(output, day);
    builder_string(output, "}\n");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        builder_string(output, rules[i]);
    if (options->framed)
        builder_string(output, ".box,pre{outline:1px solid var(--line)}\n");
    builder_string(output, "@media screen and (prefers-color-scheme:dark){:root{");
    write_variables(output, dark);
    builder_string(output, "}\n");
    write_drawing_colours(output, day);
    // Other pictures keep the paper that they were drawn for.
    builder_string(output, "figure svg:not(.house),.masthead img{padding:.5rem;background:");
    write_colour(output, options->palette.paper);
    builder_string(output, "}}\n");
}
