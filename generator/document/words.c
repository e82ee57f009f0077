// SPDX-License-Identifier: GPL-3.0-or-later
/* Words that the program itself puts into documents. Each place that prints one gives it in Dutch
 * and in English; this table has it in the other languages that families of the network read. A
 * document in yet another language has English words, and whoever makes it is told so. */
#include "document/document.h"

#include <string.h>

enum other_language { TURKISH, POLISH, UKRAINIAN, ARABIC, TIGRINYA, OTHERS };
static const char *const tags[OTHERS] = {"tr", "pl", "uk", "ar", "ti"};

struct wording {
    const char *english;
    const char *others[OTHERS];
};

static const struct wording labels[] = {
    {"Logo of", {"Logo:", "Logo:", "Логотип:", "شعار", "ኣርማ፦"}},
    {"Contents", {"İçindekiler", "Spis treści", "Зміст", "المحتويات", "ትሕዝቶ"}},
    {"To the text", {"Metne geç", "Przejdź do tekstu", "До тексту", "إلى النص", "ናብ ጽሑፍ"}},
    {"Table", {"Tablo", "Tabela", "Таблиця", "جدول", "ሰንጠረዥ"}},
    {"Figure", {"Şekil", "Rysunek", "Рисунок", "شكل", "ስእሊ"}},
    {"The numbers in a table",
     {"Sayılar tabloda", "Liczby w tabeli", "Числа в таблиці", "الأرقام في جدول",
      "ቁጽርታት ኣብ ሰንጠረዥ"}},
    {"Note", {"Dipnot", "Przypis", "Примітка", "حاشية", "መዘኻኸሪ"}},
    {"Notes", {"Dipnotlar", "Przypisy", "Примітки", "الحواشي", "መዘኻኸሪታት"}},
    {"Back to the text of note",
     {"Metne dön, dipnot", "Powrót do tekstu, przypis", "Назад до тексту, примітка",
      "العودة إلى النص، حاشية", "ናብ ጽሑፍ ተመለስ፣ መዘኻኸሪ"}},
    {"ticked", {"işaretli", "zaznaczone", "позначено", "عليه علامة", "ምልክት ዘለዎ"}},
    {"ticked box",
     {"işaretli kutu", "zaznaczone pole", "позначена клітинка", "مربع عليه علامة", "ምልክት ዘለዎ ሳጹን"}},
    {"box to tick",
     {"işaretlenecek kutu", "pole do zaznaczenia", "клітинка для позначки", "مربع لوضع علامة",
      "ምልክት ዝግበረሉ ሳጹን"}},
    {"room to write, lines",
     {"yazma yeri, satır sayısı", "miejsce do pisania, liczba linii",
      "місце для запису, кількість рядків", "مساحة للكتابة، عدد الأسطر", "ቦታ ንምጽሓፍ፣ ብዝሒ መስመራት"}},
    {"boxes for digits",
     {"rakam kutuları", "pola na cyfry", "клітинки для цифр", "مربعات للأرقام", "ሳጹናት ንቁጽርታት"}},
    {"room to draw",
     {"çizim yeri", "miejsce na rysunek", "місце для малюнка", "مساحة للرسم", "ቦታ ንምስኣል"}},
    {"Example: invented answers",
     {"Örnek: uydurma cevaplar", "Przykład: zmyślone odpowiedzi", "Приклад: вигадані відповіді",
      "مثال: إجابات مختلقة", "ኣብነት፦ ዝተፈጥረ መልስታት"}},
};

static const struct wording instructions[] = {
    {"No.", {"No.", "Nr", "№", "رقم", "ቁ."}},
    {"question", {"soru", "pytanie", "питання", "سؤال", "ሕቶ"}},
    {" (may be left open)",
     {" (boş bırakılabilir)", " (można pominąć)", " (можна пропустити)", " (يمكن تركه فارغا)",
      " (ባዶ ክግደፍ ይከኣል)"}},
    {"Only fill in if at ",
     {"Yalnızca şu işaretliyse doldurun: ", "Wypełnij tylko, jeśli zaznaczono: ",
      "Заповніть, лише якщо позначено: ", "املأ هذا فقط إذا تم اختيار: ",
      "እዚ ምልክት እንተተገይሩሉ ጥራይ ምልኡ፦ "}},
    {" and at ", {" ve ", " oraz ", " та ", " وكذلك ", " ከምኡውን "}},
    {" or", {" veya", " lub", " або", " أو", " ወይ"}},
    {" is ticked.", {".", ".", ".", ".", "።"}},
    {"Tick one answer.",
     {"Bir cevap işaretleyin.", "Zaznacz jedną odpowiedź.", "Позначте одну відповідь.",
      "ضع علامة على إجابة واحدة.", "ሓደ መልሲ ምልክት ግበሩሉ።"}},
    {"Tick everything that fits.",
     {"Uyanların hepsini işaretleyin.", "Zaznacz wszystko, co pasuje.",
      "Позначте все, що підходить.", "ضع علامة على كل ما ينطبق.", "ዝምልከት ኩሉ ምልክት ግበሩሉ።"}},
    {"Put one cross at each sentence.",
     {"Her cümlede bir çarpı koyun.", "Przy każdym zdaniu postaw jeden krzyżyk.",
      "Біля кожного речення поставте один хрестик.", "ضع علامة واحدة عند كل جملة.",
      "ኣብ ነፍሲ ወከፍ ሓረግ ሓደ ምልክት ግበሩ።"}},
    {"Write a number.",
     {"Bir sayı yazın.", "Wpisz liczbę.", "Напишіть число.", "اكتب رقما.", "ቁጽሪ ጽሓፉ።"}},
    {"Write day, month and year.",
     {"Gün, ay ve yıl yazın.", "Wpisz dzień, miesiąc i rok.", "Напишіть день, місяць і рік.",
      "اكتب اليوم والشهر والسنة.", "መዓልቲ፣ ወርሒን ዓመትን ጽሓፉ።"}},
    {" (more than one number is fine)",
     {" (birden fazla numara olabilir)", " (można wpisać kilka numerów)", " (можна кілька номерів)",
      " (يمكن كتابة أكثر من رقم)", " (ካብ ሓደ ንላዕሊ ቁጽሪ ይከኣል)"}},
    {" Numbers from the list: 2, 3. Nobody? Put a dash.",
     {" Listedeki numaralar: 2, 3. Kimse yok mu? Çizgi koyun.",
      " Numery z listy: 2, 3. Nikt? Postaw kreskę.",
      " Номери зі списку: 2, 3. Нікого? Поставте риску.",
      " أرقام من القائمة: 2، 3. لا أحد؟ ضع شرطة.", " ቁጽርታት ካብ ዝርዝር፦ 2፣ 3። ዋላ ሓደ? ሰረዝ ግበሩ።"}},
    {"Write the number of the answer in each box.",
     {"Her kutuya cevabın numarasını yazın.", "W każde pole wpisz numer odpowiedzi.",
      "У кожну клітинку впишіть номер відповіді.", "اكتب رقم الإجابة في كل مربع.",
      "ኣብ ነፍሲ ወከፍ ሳጹን ቁጽሪ መልሲ ጽሓፉ።"}},
};

static bool is_in(struct text language, const char *tag) {
    size_t length = strlen(tag);
    return text_starts(language, text_of(tag)) &&
           (language.length == length || language.bytes[length] == '-');
}

static enum other_language other_of(struct text language) {
    int other = 0;
    while (other < OTHERS && !is_in(language, tags[other]))
        other++;
    return (enum other_language)other;
}

static bool is_dutch(struct text language) {
    return language.length == 0 || is_in(language, "nl");
}

bool words_known(struct text language) {
    return is_dutch(language) || is_in(language, "en") || other_of(language) < OTHERS;
}

static const char *find(const struct wording *wordings, size_t count, const char *english,
                        enum other_language other) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(wordings[i].english, english) == 0)
            return wordings[i].others[other];
    return NULL;
}

struct text word_in(struct text language, const char *dutch, const char *english) {
    if (is_dutch(language))
        return text_of(dutch);
    enum other_language other = other_of(language);
    const char *found = NULL;
    if (other < OTHERS)
        found = find(labels, sizeof labels / sizeof *labels, english, other);
    if (other < OTHERS && !found)
        found = find(instructions, sizeof instructions / sizeof *instructions, english, other);
    return text_of(found ? found : english);
}

struct text box_label(enum box_kind kind, struct text language) {
    static const char *const dutch[] = {"Goed om te weten", "Tip", "Belangrijk", "Let op",
                                        "Pas op"};
    static const char *const english[] = {"Note", "Tip", "Important", "Warning", "Caution"};
    static const char *const others[][OTHERS] = {
        [BOX_NOTE] = {"Bilmekte yarar var", "Warto wiedzieć", "Варто знати", "معلومة", "ሓበሬታ"},
        [BOX_TIP] = {"İpucu", "Wskazówka", "Порада", "نصيحة", "ምኽሪ"},
        [BOX_IMPORTANT] = {"Önemli", "Ważne", "Важливо", "مهم", "ኣገዳሲ"},
        [BOX_WARNING] = {"Dikkat", "Uwaga", "Увага", "تنبيه", "ኣስተውዕሉ"},
        [BOX_CAUTION] = {"Uyarı", "Ostrożnie", "Обережно", "تحذير", "ተጠንቀቑ"},
    };
    enum other_language other = other_of(language);
    return other < OTHERS ? text_of(others[kind][other])
                          : word_in(language, dutch[kind], english[kind]);
}

static struct text boxes_to_fill(struct arena *arena, const struct node *lines,
                                 struct text language) {
    struct builder builder = {.arena = arena};
    builder_text(&builder, word_in(language, "vakjes voor cijfers", "boxes for digits"));
    for (size_t i = 0; i < ROOM_GROUPS && lines->lines.groups[i]; i++)
        builder_format(&builder, "%s %u", i ? "," : ":", lines->lines.groups[i]);
    return builder_result(&builder);
}

struct text room_to_write(struct arena *arena, const struct node *lines, struct text language) {
    unsigned count = lines->lines.count;
    if (lines->lines.room == ROOM_BOXES)
        return boxes_to_fill(arena, lines, language);
    if (lines->lines.room == ROOM_FRAME)
        return word_in(language, "ruimte om te tekenen", "room to draw");
    const char *plural = count == 1 ? "" : "s";
    if (is_dutch(language))
        return text_format(arena, "ruimte om te schrijven: %u regel%s", count, plural);
    if (other_of(language) == OTHERS)
        return text_format(arena, "room to write: %u line%s", count, plural);
    return text_format(arena, "%s: %u", word_in(language, "", "room to write, lines").bytes, count);
}
