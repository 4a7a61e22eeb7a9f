#include "core/base/crockford.h"

#include <string_view>

namespace mianguan::crockford {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // no I, L, O, U

bool isBetweenLetters(QChar c) { return c.isSpace() || c.category() == QChar::Punctuation_Dash; }

} // namespace

QChar letter(int value) { return QLatin1Char(alphabet[size_t(value)]); }

int value(QChar letter) {
    switch (const ushort upper = letter.toUpper().unicode()) {
    case 'O':
        return 0;
    case 'I':
    case 'L':
        return 1;
    default: {
        const size_t found = upper < 128 ? alphabet.find(char(upper)) : std::string_view::npos;
        return found == std::string_view::npos ? -1 : int(found);
    }
    }
}

QString withoutGaps(const QString& typed) {
    QString letters = typed.normalized(QString::NormalizationForm_KC);
    letters.removeIf(isBetweenLetters);
    return letters;
}

} // namespace mianguan::crockford
