#include "core/identify/adapters/adapter_check.h"

#include "core/decoder/untrusted_picture.h"
#include "core/decoder/wire/sealed_memory.h"
#include "core/identify/adapters/adapter_errors.h"
#include "core/identify/adapters/bitmap.h"
#include "core/identify/adapters/mianguan_adapter.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <cstring>

namespace mianguan {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Adapter", text); }

/// Collects what a reply says; the first part that cannot be is kept in `wrong`.
struct Fields {
    const AdapterReply& reply;
    QString wrong = {};

    void refuse(const QString& part) {
        if (wrong.isEmpty()) wrong = part;
    }

    /// Sound UTF-8 without control characters, of this form; empty is always right.
    QString take(const char* name, const QString& part, const char* form) {
        QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = QString(utf8(reply.fields.value(name))).trimmed();
        const bool isPrint =
            std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
        const bool fits =
            QRegularExpression(QStringLiteral("\\A(?:") + QString::fromUtf8(form) + QStringLiteral(")?\\z"))
                .match(text)
                .hasMatch();
        if (!utf8.hasError() && isPrint && fits) return text;
        refuse(part);
        return {};
    }

    QString takeName() {
        return take("name", say(QT_TRANSLATE_NOOP("Adapter", "the name")), "[^0-9<>|;]{1,60}");
    }
};

QString numberPart() { return say(QT_TRANSLATE_NOOP("Adapter", "the identity number")); }

bool looksWhole(const QString& number) {
    static const QRegularExpression form(QStringLiteral("\\A[0-9]{17}[0-9X]\\z"));
    return form.match(number).hasMatch();
}

QDate dateOf(const QString& digits) { return QDate::fromString(digits, QStringLiteral("yyyyMMdd")); }

PrintedSex sexOf(const QString& text) {
    if (text == QStringLiteral("男") || text == QLatin1String("1")) return PrintedSex::Male;
    return text == QStringLiteral("女") || text == QLatin1String("2") ? PrintedSex::Female
                                                                      : PrintedSex::Unknown;
}

constexpr const char* dateForm = "(?:19|20)[0-9]{6}";

void takeIdentity(Fields& fields, CardRecord& card) {
    card.identityNumber = fields.take("identity_number", numberPart(), "[0-9]{17}[0-9Xx]").toUpper();
    const QString birth =
        fields.take("birth_date", say(QT_TRANSLATE_NOOP("Adapter", "the birth date")), dateForm);
    card.sex = sexOf(fields.take("sex", say(QT_TRANSLATE_NOOP("Adapter", "the sex")), "男|女|[0-9]"));
    const auto facts = identityFacts(card.identityNumber);
    if (!facts) return fields.refuse(numberPart());
    if (!birth.isEmpty() && dateOf(birth) != facts->birth)
        fields.refuse(say(QT_TRANSLATE_NOOP("Adapter", "the birth date does not fit the identity number")));
    if (card.sex != PrintedSex::Unknown && card.sex != facts->sex)
        fields.refuse(say(QT_TRANSLATE_NOOP("Adapter", "the sex does not fit the identity number")));
    card.birthDate = facts->birth;
    card.sex = facts->sex;
}

void takeValidity(Fields& fields, CardRecord& card) {
    const QString part = say(QT_TRANSLATE_NOOP("Adapter", "the card's period of validity"));
    const QString from = fields.take("valid_from", part, dateForm),
                  to = fields.take("valid_to", part, "(?:19|20|21)[0-9]{6}|长期");
    card.isValidForEver = to == QStringLiteral("长期");
    card.validFrom = dateOf(from);
    if (!card.isValidForEver) card.validTo = dateOf(to);
    const bool isDate = (from.isEmpty() || card.validFrom.isValid()) &&
                        (to.isEmpty() || card.isValidForEver || card.validTo.isValid());
    if (!isDate) fields.refuse(part);
}

cv::Mat rawPixels(QByteArrayView bytes, const AdapterReply& reply) {
    const qint64 needed = 3 * reply.portraitWidth * reply.portraitHeight;
    if (needed == 0 || bytes.size() != needed) return {};
    cv::Mat pixels(int(reply.portraitHeight), int(reply.portraitWidth), CV_8UC3);
    std::memcpy(pixels.data, bytes.data(), size_t(needed));
    return pixels;
}

cv::Mat portraitIn(QByteArrayView bytes, const AdapterReply& reply) {
    switch (reply.portraitFormat) {
    case MIANGUAN_PORTRAIT_BMP:
        return bitmapPixels(bytes);
    case MIANGUAN_PORTRAIT_BGR:
        return rawPixels(bytes, reply);
    default:
        break;
    }
    const auto picture = decodeUntrusted(bytes.toByteArray(), {1 << 20, 4'000'000, 4096});
    return picture ? picture->bgr : cv::Mat();
}

void takePortrait(Fields& fields, const Descriptor& memory, CardRecord& card) {
    if (fields.reply.portraitFormat == MIANGUAN_PORTRAIT_NONE) return;
    if (memory && fields.reply.portraitBytes > 0 && keepsSize(memory, fields.reply.portraitBytes)) {
        const Mapping mapping(memory, fields.reply.portraitBytes);
        if (mapping.data()) card.portrait = portraitIn(mapping.view(), fields.reply);
    }
    if (card.portrait.empty()) fields.refuse(say(QT_TRANSLATE_NOOP("Adapter", "the portrait")));
}

} // namespace

Result<CodePayload> checkedCode(const AdapterReply& reply, CodePayload plain, const QString& library) {
    Fields fields{reply};
    CodePayload code{std::move(plain.bytes), std::move(plain.text), {}, {}, {}, {}, {}};
    code.name = fields.takeName();
    code.studentNumber = fields.take(
        "student_number", say(QT_TRANSLATE_NOOP("Adapter", "the student number")), "[0-9A-Za-z*-]{1,30}");
    code.identityNumber = fields.take("identity_number", numberPart(), "[0-9A-Za-z*()]{4,20}").toUpper();
    code.enrolmentKey =
        fields.take("enrolment_key", say(QT_TRANSLATE_NOOP("Adapter", "the enrolment key")), "[!-~]{1,200}");
    code.schoolCode =
        fields.take("school_code", say(QT_TRANSLATE_NOOP("Adapter", "the school code")), "[0-9]{5}");
    if (looksWhole(code.identityNumber) && !identityFacts(code.identityNumber)) fields.refuse(numberPart());
    if (!code.isUnderstood()) fields.refuse(say(QT_TRANSLATE_NOOP("Adapter", "it names nobody")));
    if (!fields.wrong.isEmpty()) return adapterTalksNonsense(library, fields.wrong);
    return code;
}

Result<CardRecord> checkedCard(const AdapterReply& reply, const Descriptor& memory, const QString& library) {
    Fields fields{reply};
    CardRecord card;
    card.name = fields.takeName();
    if (card.name.isEmpty()) fields.refuse(say(QT_TRANSLATE_NOOP("Adapter", "the name")));
    takeIdentity(fields, card);
    card.ethnicGroup =
        fields.take("ethnic_group", say(QT_TRANSLATE_NOOP("Adapter", "the ethnic group")), "[^0-9]{1,20}");
    card.address = fields.take("address", say(QT_TRANSLATE_NOOP("Adapter", "the address")), ".{1,150}");
    card.issuer = fields.take("issuer", say(QT_TRANSLATE_NOOP("Adapter", "the issuer")), ".{1,60}");
    takeValidity(fields, card);
    takePortrait(fields, memory, card);
    if (!fields.wrong.isEmpty()) return adapterTalksNonsense(library, fields.wrong);
    return card;
}

} // namespace mianguan
