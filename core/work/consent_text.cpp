#include "core/work/consent_text.h"

#include "core/people/roster_text.h"

#include <QCoreApplication>
#include <QFile>

static void initResources() { Q_INIT_RESOURCE(consent); }

namespace mianguan {

namespace {

constexpr qsizetype largest = 200'000; // bytes

const QLatin1String schoolMark("{school}");

QString text(const char* words) { return QCoreApplication::translate("Consent", words); }

Fail refused(const char* what, const QString& where, const char* remedy) {
    return fail(ErrorKind::Refused, text(what), where, text(remedy));
}

/// "version: 2" gives "2" where the name is version.
void takeField(ConsentText& found, const QString& line) {
    const QString name = line.section(QLatin1Char(':'), 0, 0).trimmed();
    const QString value = line.section(QLatin1Char(':'), 1).trimmed();
    if (name == QLatin1String("version")) found.version = value;
    if (name == QLatin1String("language")) found.language = value;
}

ConsentText parsed(const QString& file) {
    ConsentText found;
    bool head = true;
    QStringList paragraphs;
    for (const QString& each : file.split(QLatin1Char('\n'))) {
        const QString line = each.trimmed();
        const bool field = head && !line.isEmpty();
        if (field) takeField(found, line);
        if (!field && !line.isEmpty())
            (found.title.isEmpty() ? found.title : paragraphs.emplaceBack()) = line;
        head = field;
    }
    found.body = paragraphs.join(QLatin1Char('\n'));
    return found;
}

Result<ConsentText> checked(const ConsentText& found, const QString& fileName) {
    if (found.version.isEmpty() || found.version.size() > 40)
        return refused(QT_TRANSLATE_NOOP("Consent", "The text has no version"), fileName,
                       QT_TRANSLATE_NOOP("Consent", "Begin the file with a line such as \"version: 2027-1\", "
                                                    "and leave the line after the head empty."));
    if (found.title.isEmpty() || found.isNull())
        return refused(QT_TRANSLATE_NOOP("Consent", "The text has no title or no paragraph"), fileName,
                       QT_TRANSLATE_NOOP("Consent", "Save the present text as a file and change that."));
    return found;
}

} // namespace

Hash ConsentText::hash() const { return Hash::of((title + QLatin1Char('\n') + body).toUtf8()); }

QString consentLanguage() {
    return QCoreApplication::translate("Consent", "en", "the language of the notice: zh_CN or en");
}

ConsentText builtInConsentText(const QString& language) {
    initResources();
    const QString known = language == QLatin1String("en") ? language : QStringLiteral("zh_CN");
    QFile file(QStringLiteral(":/consent/consent.%1.txt").arg(known));
    return file.open(QIODevice::ReadOnly) ? parsed(QString::fromUtf8(file.readAll())) : ConsentText();
}

ConsentText filledFor(ConsentText text, const QString& school) {
    text.title.replace(schoolMark, school);
    text.body.replace(schoolMark, school);
    return text;
}

Result<ConsentText> consentTextFrom(const QByteArray& file, const QString& fileName) {
    if (file.size() > largest)
        return fail(ErrorKind::TooLarge, text(QT_TRANSLATE_NOOP("Consent", "The file is too large")),
                    fileName, text(QT_TRANSLATE_NOOP("Consent", "Choose a text file.")));
    return decodeRosterText(file).and_then([&](const RosterText& read) {
        ConsentText found = parsed(read.text);
        if (found.language != QLatin1String("en")) found.language = QStringLiteral("zh_CN");
        return checked(found, fileName);
    });
}

QByteArray consentFile(const ConsentText& text) {
    QString file =
        QStringLiteral("version: %1\nlanguage: %2\n\n%3\n").arg(text.version, text.language, text.title);
    for (const QString& paragraph : text.paragraphs())
        file += QLatin1Char('\n') + paragraph + QLatin1Char('\n');
    return file.toUtf8();
}

} // namespace mianguan
