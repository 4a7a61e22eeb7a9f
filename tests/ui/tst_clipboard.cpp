#include "ui/base/clipboard_guard.h"

#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace mianguan;

namespace {

QClipboard& clipboard() { return *QGuiApplication::clipboard(); }
bool isMarked() {
    const QMimeData* held = clipboard().mimeData();
    return held && held->hasFormat(QStringLiteral("x-kde-passwordManagerHint"));
}

} // namespace

/// Whose a clipboard's words are is known to a real display only.
class TestClipboard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (QGuiApplication::platformName() == QLatin1String("offscreen"))
            QSKIP("No display: run under xvfb-run to test the clipboard");
    }
    void whatWasCopiedIsGoneAfterAWhile() {
        ClipboardGuard guard(std::chrono::milliseconds(300));
        clipboard().setText(QStringLiteral("110101199003070033"));
        QTRY_VERIFY(isMarked());
        QCOMPARE(clipboard().text(), QStringLiteral("110101199003070033"));
        QTRY_VERIFY(clipboard().text().isEmpty());
    }
    void theTimeRunsAnewWithEachCopy() {
        ClipboardGuard guard(std::chrono::seconds(60));
        clipboard().setText(QStringLiteral("first"));
        QTRY_VERIFY(isMarked());
        clipboard().setText(QStringLiteral("second"));
        QTRY_VERIFY(isMarked());
        QCOMPARE(clipboard().text(), QStringLiteral("second"));
        guard.clearNow();
        QVERIFY(clipboard().text().isEmpty());
    }
    void theLastWordsGoWithTheProgram() {
        {
            ClipboardGuard guard(std::chrono::seconds(60));
            clipboard().setText(QStringLiteral("words"));
        }
        QVERIFY(clipboard().text().isEmpty());
    }
};

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "xcb");
    QGuiApplication application(argc, argv);
    TestClipboard test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_clipboard.moc"
