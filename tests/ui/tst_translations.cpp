#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message {
    QString context, source, note, state;
    QStringList forms;
    bool plural = false;
};

QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        const auto name = xml.name();
        if (name == QLatin1String("message")) {
            messages += Message{
                context, {}, {},
                {},      {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
        } else if (name == QLatin1String("name"))
            context = xml.readElementText();
        else if (name == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (name == QLatin1String("extracomment"))
            messages.last().note = xml.readElementText();
        else if (name == QLatin1String("numerusform"))
            messages.last().forms += xml.readElementText();
        else if (name == QLatin1String("translation")) {
            messages.last().state = xml.attributes().value(QLatin1String("type")).toString();
            if (!messages.last().plural) messages.last().forms = {xml.readElementText()};
        }
    }
    return messages;
}

QSet<QString> placesIn(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%(n|[1-9])"));
    QSet<QString> places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.insert(match.next().captured());
    return places;
}

} // namespace

/// Every word of the program has its Chinese, and English its plurals: the sources are read anew into copies.
class TestTranslations : public QObject {
    Q_OBJECT
private:
    QTemporaryDir folder;
    const QDir root{QStringLiteral(SOURCE_FOLDER)};

    QString renewed(const QString& name, const QStringList& options) {
        const QString copy = folder.filePath(name);
        QFile::copy(root.filePath(QStringLiteral("translations/") + name), copy);
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(root.filePath(QStringLiteral("translations")));
        lupdate.start(QStringLiteral(LUPDATE),
                      QStringList({QStringLiteral("-silent"), QStringLiteral("-no-obsolete"),
                                   QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"),
                                   QStringLiteral(".."), QStringLiteral("../app"), QStringLiteral("../ui"),
                                   QStringLiteral("../core")}) +
                          options + QStringList({QStringLiteral("-ts"), copy}));
        if (!lupdate.waitForFinished(300'000) || lupdate.exitCode() != 0) return {};
        return copy;
    }

private Q_SLOTS:
    /// lupdate sees a text only beside a literal context; elsewhere it would stay English and nobody would
    /// say.
    void everyTextStandsBesideItsContext() {
        static const QRegularExpression unseen(QStringLiteral("translate\\(\\s*[a-z]\\w*,\\s*\""));
        for (const char* part : {"core", "app", "ui"}) {
            QDirIterator sources(root.filePath(QLatin1String(part)), {QStringLiteral("*.cpp")}, QDir::Files,
                                 QDirIterator::Subdirectories);
            while (sources.hasNext()) {
                QFile file(sources.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!QString::fromUtf8(file.readAll()).contains(unseen), qPrintable(file.fileName()));
            }
        }
    }

    void complete_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("forms");
        QTest::newRow("Chinese") << QStringLiteral("mianguan_zh_CN.ts") << QStringList() << 1;
        QTest::newRow("English plurals")
            << QStringLiteral("mianguan_en.ts") << QStringList(QStringLiteral("-pluralonly")) << 2;
    }
    void complete() {
        QFETCH(QString, name);
        QFETCH(QStringList, options);
        QFETCH(int, forms);
        const QList<Message> messages = messagesOf(renewed(name, options));
        QVERIFY(!messages.isEmpty());
        QStringList missing;
        for (const Message& message : messages) {
            const bool whole = message.state.isEmpty() && !message.forms.contains(QString()) &&
                               message.forms.size() == (message.plural ? forms : 1);
            if (!whole)
                missing += message.context + QStringLiteral(": ") + message.source.left(80) +
                           QStringLiteral(" [%1]").arg(message.state);
        }
        QVERIFY2(missing.isEmpty(), qPrintable(QLatin1Char('\n') + missing.join(QLatin1Char('\n'))));
    }
    void placesAreKept() {
        for (const QString& name : {QStringLiteral("mianguan_zh_CN.ts"), QStringLiteral("mianguan_en.ts")})
            for (const Message& message : messagesOf(root.filePath(QStringLiteral("translations/") + name))) {
                QSet<QString> found = placesIn(message.forms.last());
                QVERIFY2(found == placesIn(message.source), qPrintable(message.source));
            }
    }
    void reasonsAreTheTradesWords() {
        int reasons = 0;
        for (const Message& message :
             messagesOf(root.filePath(QStringLiteral("translations/mianguan_zh_CN.ts")))) {
            if (message.context != QLatin1String("Reason")) continue;
            ++reasons;
            QCOMPARE(message.forms.first(), message.note);
        }
        QVERIFY(reasons > 50);
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
