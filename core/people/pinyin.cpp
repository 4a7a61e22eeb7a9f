#include "core/people/pinyin.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <iterator>

namespace mianguan {

namespace {

/// In the order of pinyin the first character of each letter; no reading begins with i, u or v.
struct Boundary {
    QChar first, letter;
};
constexpr Boundary boundaries[] = {{u'阿', u'a'}, {u'八', u'b'}, {u'嚓', u'c'}, {u'咑', u'd'}, {u'妸', u'e'},
                                   {u'发', u'f'}, {u'旮', u'g'}, {u'哈', u'h'}, {u'丌', u'j'}, {u'咔', u'k'},
                                   {u'垃', u'l'}, {u'妈', u'm'}, {u'拏', u'n'}, {u'噢', u'o'}, {u'妑', u'p'},
                                   {u'七', u'q'}, {u'呥', u'r'}, {u'仨', u's'}, {u'他', u't'}, {u'屲', u'w'},
                                   {u'夕', u'x'}, {u'丫', u'y'}, {u'帀', u'z'}};

/// Characters that read otherwise at the head of a name.
constexpr Boundary surnames[] = {{u'单', u's'}, {u'曾', u'z'}, {u'解', u'x'}, {u'仇', u'q'}, {u'区', u'o'},
                                 {u'查', u'z'}, {u'翟', u'z'}, {u'盖', u'g'}, {u'朴', u'p'}, {u'缪', u'm'},
                                 {u'召', u's'}, {u'覃', u'q'}, {u'尉', u'w'}, {u'乐', u'y'}, {u'折', u's'},
                                 {u'洗', u'x'}, {u'种', u'c'}, {u'秘', u'b'}, {u'繁', u'p'}, {u'员', u'y'}};

class Readings {
public:
    Readings() : order(QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China)) {}

    QChar letterOf(QChar character) {
        const auto known = letters.constFind(character);
        return known != letters.constEnd() ? *known : *letters.insert(character, lookUp(character));
    }

private:
    QChar lookUp(QChar character) const {
        const auto after =
            std::upper_bound(std::begin(boundaries), std::end(boundaries), character,
                             [this](QChar one, const Boundary& boundary) {
                                 return order.compare(QString(one), QString(boundary.first)) < 0;
                             });
        return after == std::begin(boundaries) ? QChar() : std::prev(after)->letter;
    }

    QCollator order;
    QHash<QChar, QChar> letters;
};

/// Without pinyin the boundaries do not stand in order.
bool knowsPinyin() {
    const QCollator order(QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China));
    return std::is_sorted(std::begin(boundaries), std::end(boundaries),
                          [&](const Boundary& a, const Boundary& b) {
                              return order.compare(QString(a.first), QString(b.first)) < 0;
                          });
}

QChar surnameLetter(QChar character) {
    for (const Boundary& surname : surnames)
        if (surname.first == character) return surname.letter;
    return {};
}

} // namespace

QString pinyinInitials(const QString& text) {
    static const bool known = knowsPinyin();
    if (!known) return {};
    thread_local Readings readings; // a collator is not for several threads
    QString initials;
    bool inRun = false;
    for (const QChar character : text) {
        const bool chinese = character.script() == QChar::Script_Han;
        if (chinese && !inRun && !initials.isEmpty()) initials += QLatin1Char(' ');
        const QChar surname = chinese && !inRun ? surnameLetter(character) : QChar();
        const QChar letter = !surname.isNull() ? surname : chinese ? readings.letterOf(character) : QChar();
        if (!letter.isNull()) initials += letter;
        inRun = chinese || (inRun && character == u'·');
    }
    return initials;
}

} // namespace mianguan
