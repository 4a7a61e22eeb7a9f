#include "core/wire/enrolment_code.h"

#include "core/base/crockford.h"
#include "core/wire/enrolment_messages.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>

namespace mianguan::wire {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EnrolmentCode)
};

constexpr int groups = 16, lettersOfGroup = 5, groupSize = lettersOfGroup + 1;
constexpr int pinBytes = 32, sumBytes = 2;
constexpr int packedBytes = pinBytes + int(enrolmentSecretBytes) + sumBytes; // 400 bits: 80 letters
static_assert(packedBytes * 8 == groups * lettersOfGroup * crockford::letterBits);

Fail mistyped(const QString& what) {
    return fail(ErrorKind::Refused, what, {}, Words::tr("Compare it with the code you were given."));
}

/// In GF(32) over x⁵ + x² + 1.
int product(int a, int b) {
    int all = 0;
    for (; b; b >>= 1) {
        if (b & 1) all ^= a;
        a <<= 1;
        if (a & 32) a ^= 0b100101;
    }
    return all;
}

/// Letters are weighted differently, and groups differ: one wrong letter, two that changed places, or a group
/// in another's place are noticed for certain.
int checkOf(const std::array<int, lettersOfGroup>& letters, int group) {
    int check = group + 1, weight = 1;
    for (const int letter : letters) {
        weight = product(weight, 2);
        check ^= product(weight, letter);
    }
    return check;
}

/// Ties the letters to the address: CRC-16 (ISO 3309) over both.
QByteArray sumOf(const QString& address, const QByteArray& letters) {
    const quint16 sum = qChecksum(address.toUtf8() + letters);
    return QByteArray{1, char(sum >> 8)} + char(sum & 0xff);
}

int fiveBits(const QByteArray& bytes, int letter) {
    int value = 0;
    for (int bit = letter * 5; bit < letter * 5 + 5; ++bit)
        value = value << 1 | ((bytes[bit / 8] >> (7 - bit % 8)) & 1);
    return value;
}

void setFiveBits(QByteArray& bytes, int letter, int value) {
    for (int i = 0; i < 5; ++i) {
        const int bit = letter * 5 + i;
        bytes[bit / 8] = char(bytes[bit / 8] | ((value >> (4 - i)) & 1) << (7 - bit % 8));
    }
}

std::array<int, lettersOfGroup> groupIn(const QByteArray& packed, int group) {
    std::array<int, lettersOfGroup> letters;
    for (int i = 0; i < lettersOfGroup; ++i)
        letters[size_t(i)] = fiveBits(packed, group * lettersOfGroup + i);
    return letters;
}

QString textOf(const QByteArray& packed, int group) {
    const auto letters = groupIn(packed, group);
    QString text;
    for (const int letter : letters)
        text += crockford::letter(letter);
    return text + crockford::letter(checkOf(letters, group));
}

/// Its five letters, put into `packed`; false when they do not fit their check.
bool takeGroup(QStringView text, int group, QByteArray& packed) {
    std::array<int, lettersOfGroup> letters;
    for (int i = 0; i < groupSize; ++i)
        if (crockford::value(text[i]) < 0) return false;
    for (int i = 0; i < lettersOfGroup; ++i) {
        letters[size_t(i)] = crockford::value(text[i]);
        setFiveBits(packed, group * lettersOfGroup + i, letters[size_t(i)]);
    }
    return crockford::value(text.last()) == checkOf(letters, group);
}

Result<QByteArray> packedIn(const QString& letters) {
    if (letters.size() != groups * groupSize)
        return mistyped(Words::tr("The code has %1 letters and digits after the address, this has %2")
                            .arg(groups * groupSize)
                            .arg(letters.size()));
    QByteArray packed(packedBytes, '\0');
    for (int group = 0; group < groups; ++group)
        if (!takeGroup(QStringView(letters).mid(group * groupSize, groupSize), group, packed))
            return mistyped(Words::tr("Group %1 of the code was mistyped: %2")
                                .arg(group + 1)
                                .arg(letters.mid(group * groupSize, groupSize)));
    return packed;
}

/// One form of an address: "host" or "host:port" in lower case, and nothing else of a URL.
Result<QString> addressIn(const QString& text) {
    const QUrl url(QStringLiteral("https://") + text.toLower(), QUrl::StrictMode);
    const bool plain = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                       url.authority() == text.toLower() && text.size() <= 255 &&
                       url.toString(QUrl::RemoveScheme) == QStringLiteral("//") + url.authority();
    if (!plain)
        return mistyped(
            Words::tr("The code must begin with the hub's address, as in hub.example.edu.cn:8443/"));
    return url.port() == 443 ? url.host() : url.authority();
}

QString withoutScheme(const QString& text) {
    const QString scheme = QStringLiteral("https://");
    return text.startsWith(scheme, Qt::CaseInsensitive) ? text.mid(scheme.size()) : text;
}

} // namespace

QString EnrolmentCode::text() const {
    const QByteArray letters = pin.bytes() + secret;
    const QByteArray packed = letters + sumOf(address, letters);
    QStringList all;
    for (int group = 0; group < groups; ++group)
        all += textOf(packed, group);
    return address + QLatin1Char('/') + all.join(QLatin1Char('-'));
}

Result<EnrolmentCode> EnrolmentCode::parse(const QString& text) {
    const QString plain = withoutScheme(text.normalized(QString::NormalizationForm_KC).simplified());
    const qsizetype slash = plain.indexOf(QLatin1Char('/'));
    const auto address = addressIn(plain.left(std::max<qsizetype>(slash, 0)).remove(QLatin1Char(' ')));
    if (!address) return Fail(address.error());
    const auto packed = packedIn(crockford::withoutGaps(plain.mid(slash + 1)));
    if (!packed) return Fail(packed.error());
    const QByteArray letters = packed->chopped(sumBytes);
    if (packed->last(sumBytes) != sumOf(*address, letters))
        return mistyped(Words::tr("The address and the letters of the code do not belong together"));
    return EnrolmentCode{*address, *Hash::fromBytes(letters.first(pinBytes)), letters.sliced(pinBytes)};
}

} // namespace mianguan::wire
