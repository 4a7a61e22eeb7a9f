#include "core/keys/password_rules.h"

#include "core/keys/key.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <memory>
#include <vector>
#include <zxcvbn.h>

namespace mianguan {

namespace {

const int leastCharacters = 10;
const double leastBits = 40;
// zxcvbn sees bytes and takes each for chance. A character of running Chinese text tells some 5 bits beyond
// those before it, and one that came before next to nothing.
const double bitsPerOtherCharacter = 5;

struct Guess {
    double bits = 0;
    ZxcTypeMatch_t weakness = NON_MATCH; ///< what the most characters are
};

QString folded(const QString& text) { return text.normalized(QString::NormalizationForm_KC).toCaseFolded(); }

std::vector<QByteArray> dictionary(const QStringList& personal) {
    static const QRegularExpression between(QStringLiteral("[^\\w]+"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    std::vector<QByteArray> words;
    for (const QString& text : personal) {
        for (const QString& word : folded(text).split(between, Qt::SkipEmptyParts))
            words.push_back(word.toUtf8());
    }
    return words;
}

ZxcTypeMatch_t longest(const ZxcMatch_t* part) {
    int most = 0;
    ZxcTypeMatch_t type = NON_MATCH;
    for (; part; part = part->Next) {
        if (part->Length <= most) continue;
        most = part->Length;
        type = part->Type & MULTIPLE_MATCH ? REPEATS_MATCH : part->Type;
    }
    return type;
}

Guess guessedAscii(const QByteArray& password, const QStringList& personal) {
    const std::vector<QByteArray> words = dictionary(personal);
    std::vector<const char*> pointers;
    for (const QByteArray& word : words)
        pointers.push_back(word.constData());
    pointers.push_back(nullptr);
    ZxcMatch_t* parts = nullptr;
    const double bits = ZxcvbnMatch(password.constData(), pointers.data(), &parts);
    const std::unique_ptr<ZxcMatch_t, decltype(&ZxcvbnFreeInfo)> owner(parts, ZxcvbnFreeInfo);
    return {bits, longest(parts)};
}

bool isCharacter(QChar unit) { return !unit.isLowSurrogate(); } // the second half of one

Guess guessed(const QString& password, const QStringList& personal) {
    QByteArray ascii;
    QSet<QChar> others;
    qsizetype countOfOthers = 0;
    for (const QChar unit : password) {
        if (unit.unicode() < 128) {
            ascii += char(unit.unicode());
        } else if (isCharacter(unit)) {
            others += unit;
            ++countOfOthers;
        }
    }
    Guess guess = guessedAscii(ascii, personal);
    guess.bits += bitsPerOtherCharacter * double(others.size());
    if (countOfOthers > std::max(ascii.size(), 2 * others.size())) guess.weakness = REPEATS_MATCH;
    wipe(ascii);
    return guess;
}

qsizetype charactersIn(const QString& password) {
    return std::count_if(password.begin(), password.end(), isCharacter);
}

/// The personal word the password contains; one that is too short to matter does not count.
QString contained(const QString& password, const QStringList& personal) {
    QString text = folded(password);
    const auto found = std::find_if(personal.begin(), personal.end(), [&](const QString& word) {
        const QString part = folded(word.trimmed());
        const bool tells = part.size() >= 3 || part.toUtf8().size() >= 6; // two characters of Chinese
        return tells && text.contains(part);
    });
    wipe(text);
    return found == personal.end() ? QString() : found->trimmed();
}

QString weaknessIn(ZxcTypeMatch_t type) {
    switch (type) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return QCoreApplication::translate("Keys",
                                           "The password is easy to guess: it is mostly a common word");
    case USER_MATCH:
    case USER_LEET_MATCH:
        return QCoreApplication::translate("Keys",
                                           "The password is easy to guess: it is mostly a name others know");
    case REPEATS_MATCH:
        return QCoreApplication::translate("Keys", "The password is easy to guess: it repeats itself");
    case SEQUENCE_MATCH:
        return QCoreApplication::translate("Keys",
                                           "The password is easy to guess: it is mostly a series like 1234");
    case SPATIAL_MATCH:
        return QCoreApplication::translate("Keys", "The password is easy to guess: its keys are neighbours");
    case DATE_MATCH:
    case YEAR_MATCH:
        return QCoreApplication::translate("Keys", "The password is easy to guess: it is mostly a date");
    default:
        return QCoreApplication::translate("Keys", "The password is easy to guess");
    }
}

Result<void> refused(const QString& what) {
    return fail(ErrorKind::Refused, what, {},
                QCoreApplication::translate("Keys",
                                            "Take four words that have nothing to do with each other, or a "
                                            "sentence only you would say."));
}

} // namespace

PasswordStrength passwordStrength(const QString& password, const QStringList& personal) {
    const double bits = guessed(password, personal).bits;
    return {bits, charactersIn(password) >= leastCharacters && bits >= leastBits};
}

Result<void> checkPassword(const QString& password, const QStringList& personal) {
    const qsizetype characters = charactersIn(password);
    if (characters < leastCharacters)
        return refused(QCoreApplication::translate(
            "Keys", "The password has %n character(s), at least 10 are needed", nullptr, int(characters)));
    if (const QString word = contained(password, personal); !word.isEmpty())
        return refused(
            QCoreApplication::translate("Keys", "The password contains “%1”, which others know").arg(word));
    const Guess guess = guessed(password, personal);
    if (guess.bits < leastBits) return refused(weaknessIn(guess.weakness));
    return {};
}

} // namespace mianguan
