#include "core/base/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/choose_path.h"
#include "ui/widgets/drop_paths.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/progress_row.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace mianguan;

class TestWidgets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        installLanguage(*qApp, QStringLiteral("en"));
        applyTheme(*qApp, false);
    }

    void bannerSaysAnErrorWhole() {
        QWidget page;
        Banner banner(&page);
        QVERIFY(banner.isHidden());
        banner.show(Error{ErrorKind::DiskFull, QStringLiteral("Nothing was saved"), QStringLiteral("/data"),
                          QStringLiteral("Free some space")},
                    QStringLiteral("Try again"));
        QCOMPARE(banner.headline(), QStringLiteral("Nothing was saved"));
        QStringList words;
        for (const QLabel* label : banner.findChildren<QLabel*>())
            words += label->text();
        QVERIFY(words.join(QLatin1Char(' ')).contains(QStringLiteral("/data")) &&
                words.join(QLatin1Char(' ')).contains(QStringLiteral("Free some space")));
        QSignalSpy acted(&banner, &Banner::acted);
        QTest::mouseClick(banner.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(acted.size(), 1);
        banner.clear();
        QVERIFY(banner.isHidden());
    }
    void toastFadesByItselfAndNeverTakesClicks() {
        QWidget page;
        page.resize(600, 400);
        page.show();
        Toast toast(&page);
        toast.say(QStringLiteral("Approved"), QStringLiteral("status-pass"), &Tokens::pass);
        QVERIFY(toast.isVisible());
        QVERIFY(toast.testAttribute(Qt::WA_TransparentForMouseEvents));
        QVERIFY(page.rect().contains(toast.geometry()));
        QTRY_VERIFY(!toast.isVisible());
        QCOMPARE(toast.words(), QStringLiteral("Approved"));
    }
    void aLongToastStaysInside() {
        QWidget page;
        page.resize(400, 300);
        Toast toast(&page);
        toast.say(QString(300, QLatin1Char('w')), QStringLiteral("status-pass"), &Tokens::pass);
        QVERIFY(page.rect().contains(toast.geometry()));
    }
    void timeLeftIsCoarse() {
        QCOMPARE(timeLeftText(-1), QStringLiteral("estimating the time left"));
        QCOMPARE(timeLeftText(3'000), QStringLiteral("a few seconds left"));
        QCOMPARE(timeLeftText(25'000), QStringLiteral("less than a minute left"));
        QCOMPARE(timeLeftText(60'000), QStringLiteral("about 1 minute left"));
        QCOMPARE(timeLeftText(170'000), QStringLiteral("about 3 minutes left"));
        QCOMPARE(timeLeftText(4'800'000), QStringLiteral("about 1 h 20 min left"));
    }
    void progressWithoutAnEnd() {
        ProgressRow row;
        auto* bar = row.findChild<QProgressBar*>();
        row.setProgress(3, 10);
        QCOMPARE(bar->value(), 3);
        row.setProgress(0, 0);
        QCOMPARE(bar->maximum(), 0);
        row.setCancelWords({});
        QVERIFY(row.findChild<QPushButton*>()->isHidden());
    }
    void keyButtonGivesWayWithItsWords() {
        KeyButton button("x", "plain", QStringLiteral("9"));
        button.setText(QString(200, QLatin1Char('w')));
        QVERIFY(button.minimumSizeHint().width() < 60);
        QVERIFY(button.sizeHint().width() > 400);
        button.resize(100, 36);
        QVERIFY(!button.grab().isNull());
    }
    void elidedLabelTellsTheWhole() {
        ElidedLabel label("emphasis");
        label.setWords(QString(100, QLatin1Char('w')));
        QVERIFY(label.minimumSizeHint().width() < 60);
        QCOMPARE(label.toolTip().size(), 100);
    }
    void onlyLocalFilesAreTaken() {
        QWidget window;
        DropPaths drops(&window);
        drops.setEnabled(true);
        QSignalSpy dropped(&drops, &DropPaths::dropped);
        QMimeData web;
        web.setUrls({QUrl(QStringLiteral("https://example.org/a.jpg"))});
        QDragEnterEvent away({5, 5}, Qt::CopyAction, &web, Qt::LeftButton, Qt::NoModifier);
        away.ignore();
        QCoreApplication::sendEvent(&window, &away);
        QVERIFY(!away.isAccepted());
        QMimeData local;
        local.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a b.jpg"))});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &local, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::CopyAction, &local, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &drop);
        QCOMPARE(dropped.value(0).value(0).toStringList(), QStringList(QStringLiteral("/tmp/a b.jpg")));
    }
    void fileDialogAnswersLaterAndKeepsNothing() {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir(QStringLiteral("chosen"));
        QWidget window;
        window.show();
        QString answer;
        chooseFolder(&window, {QStringLiteral("Folder"), folder.path(), {}},
                     [&](const QString& path) { answer = path; });
        auto* dialog = window.findChild<QFileDialog*>(QStringLiteral("fileDialog"));
        QTRY_VERIFY(dialog && dialog->isVisible());
        QVERIFY(answer.isEmpty());
        dialog->selectFile(folder.filePath(QStringLiteral("chosen")));
        static_cast<QDialog*>(dialog)->accept();
        QTRY_VERIFY(!window.findChild<QFileDialog*>(QStringLiteral("fileDialog")));
        QVERIFY(answer.startsWith(folder.path()));
        QSettings kept(QSettings::UserScope, QStringLiteral("QtProject"));
        QVERIFY(!kept.contains(QStringLiteral("FileDialog/history")) &&
                !kept.contains(QStringLiteral("FileDialog/lastVisited")));
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
