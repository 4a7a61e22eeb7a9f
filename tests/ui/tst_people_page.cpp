#include "core/base/language.h"
#include "tests/ui/page_driver.h"
#include "tests/work/handmade.h"
#include "ui/access/people_list.h"
#include "ui/access/people_page.h"
#include "ui/access/role_choice.h"
#include "ui/base/settings.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace mianguan;
using namespace mianguan::test;

/// The people page over a real store.
class TestPeoplePage : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Store> store;
    std::unique_ptr<PeoplePage> page;

    template <class T>
    T* part(const char* name) const {
        return page->findChild<T*>(QLatin1String(name));
    }
    QDialog* sheet(const char* name) const { return part<QDialog>(name); }
    QPushButton* goOn(const char* name) const {
        return sheet(name)->findChild<QPushButton*>(QStringLiteral("sheetGoOn"));
    }
    void openPage() {
        page = std::make_unique<PeoplePage>(*store, *settings);
        page->resize(1240, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
    void beginAs(const QString& name) {
        store = orDie(signIn(folder->filePath(QStringLiteral("store")), name));
    }
    void choose(const QString& name) {
        auto* list = part<QListView>("people");
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data(PeopleList::LoginRole).toString() == name)
                list->setCurrentIndex(list->model()->index(row, 0));
    }
    Id idOf(const QString& name) const {
        for (const User& user : store->users())
            if (user.name == name) return user.id;
        return {};
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*qApp, QStringLiteral("en")); }
    void init() {
        folder = std::make_unique<QTemporaryDir>();
        settings = std::make_unique<Settings>(folder->filePath(QStringLiteral("station.ini")));
    }
    void cleanup() {
        page.reset();
        store.reset();
    }

    void dutiesComeFromTheTableOfRights() {
        for (const Role role : allRoles)
            for (int i = 0; i < commandCount; ++i) {
                const auto command = Command(i);
                if (rolesFor(command) == everyRole()) continue;
                QCOMPARE(dutiesOf(role).contains(commandName(command)), may(role, command));
            }
    }
    void oneIsTheFirst() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        openPage();
        QCOMPARE(part<QListView>("people")->model()->rowCount(), 1);
        QVERIFY(part<QPushButton>("addPerson")->isVisible());
        QVERIFY(!part<QPushButton>("removePerson")->isVisible()); // nobody removes himself
    }
    void someoneIsAdded() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        openPage();
        QTest::mouseClick(part<QPushButton>("addPerson"), Qt::LeftButton);
        QTRY_VERIFY(sheet("addPersonSheet") && sheet("addPersonSheet")->isVisible());
        QDialog* form = sheet("addPersonSheet");
        fill(form, "loginName", QStringLiteral("li"));
        fill(form, "displayName", QStringLiteral("Li Na"));
        fillNewPassword(form, goodPassword());
        QVERIFY(!goOn("addPersonSheet")->isEnabled()); // no role yet
        form->findChild<QCheckBox*>(QStringLiteral("role-reviewer"))->click();
        QVERIFY(goOn("addPersonSheet")->isEnabled());
        goOn("addPersonSheet")->click();
        QTRY_COMPARE(part<QListView>("people")->model()->rowCount(), 2);
        QTRY_VERIFY(!sheet("addPersonSheet"));
        QCOMPARE(store->users().last().roles, Roles(Role::Reviewer));
        store.reset();
        page.reset();
        beginAs(QStringLiteral("li"));
        QCOMPARE(store->user().displayName, QStringLiteral("Li Na"));
    }
    void aNameThatIsTakenIsRefusedInTheForm() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        openPage();
        part<QPushButton>("addPerson")->click();
        QDialog* form = sheet("addPersonSheet");
        fill(form, "loginName", adminName());
        fillNewPassword(form, goodPassword());
        form->findChild<QCheckBox*>(QStringLiteral("role-operator"))->click();
        goOn("addPersonSheet")->click();
        QTRY_VERIFY(!form->findChild<Banner*>()->headline().isEmpty());
        QCOMPARE(store->users().size(), 1);
        QTest::keyClick(form, Qt::Key_Escape);
        QTRY_VERIFY(!sheet("addPersonSheet"));
    }
    void rolesChangeAndTheLastAdministratorStays() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        QVERIFY(addUser(*store, QStringLiteral("li"), Role::Reviewer));
        openPage();
        choose(QStringLiteral("li"));
        part<QCheckBox>("role-operator")->click();
        QTest::mouseClick(part<QPushButton>("saveRoles"), Qt::LeftButton);
        QTRY_VERIFY(store->users().at(1).roles.testFlag(Role::Operator));
        QCOMPARE(part<QListView>("people")->currentIndex().row(), 1);
        choose(adminName());
        part<QCheckBox>("role-administrator")->click();
        part<QPushButton>("saveRoles")->click();
        auto* banner = part<QWidget>("personCard")->findChild<Banner*>();
        QTRY_VERIFY(!banner->headline().isEmpty());
        QVERIFY(part<QCheckBox>("role-administrator")->isChecked());
        QVERIFY(store->user().roles.testFlag(Role::Administrator));
    }
    void aForgottenPasswordIsSetAnew() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        QVERIFY(addUser(*store, QStringLiteral("li"), Role::Reviewer));
        openPage();
        choose(QStringLiteral("li"));
        part<QPushButton>("resetPassword")->click();
        fillNewPassword(sheet("resetPasswordSheet"), QStringLiteral("copper-violin 83 meadow"));
        goOn("resetPasswordSheet")->click();
        QTRY_VERIFY(!sheet("resetPasswordSheet"));
        page.reset();
        store.reset();
        QVERIFY(!signIn(folder->filePath(QStringLiteral("store")), QStringLiteral("li")));
        QVERIFY(signIn(folder->filePath(QStringLiteral("store")), QStringLiteral("li"),
                       QStringLiteral("copper-violin 83 meadow")));
    }
    void ownPasswordNeedsTheOldOne() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        openPage();
        part<QPushButton>("resetPassword")->click();
        QDialog* form = sheet("changePasswordSheet");
        QVERIFY(form);
        fill(form, "oldPassword", QStringLiteral("wrong"));
        fillNewPassword(form, QStringLiteral("copper-violin 83 meadow"));
        goOn("changePasswordSheet")->click();
        QTRY_VERIFY(!form->findChild<Banner*>()->headline().isEmpty());
        fill(form, "oldPassword", goodPassword());
        fillNewPassword(form, QStringLiteral("copper-violin 83 meadow"));
        goOn("changePasswordSheet")->click();
        QTRY_VERIFY(!sheet("changePasswordSheet"));
    }
    void whoIsRemovedStaysInTheList() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        QVERIFY(addUser(*store, QStringLiteral("li"), Role::Reviewer));
        openPage();
        choose(QStringLiteral("li"));
        QTest::mouseClick(part<QPushButton>("removePerson"), Qt::LeftButton);
        QVERIFY(sheet("removePersonSheet"));
        goOn("removePersonSheet")->click();
        QTRY_VERIFY(store->users().last().removed);
        QTRY_VERIFY(part<QListView>("people")->model()->index(1, 0).data(PeopleList::RemovedRole).toBool());
        choose(QStringLiteral("li"));
        QVERIFY(!part<QPushButton>("resetPassword")->isVisible());
    }
    void rulesHoldAtOnce() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        openPage();
        part<QCheckBox>("reviewOwn")->click();
        QTRY_VERIFY(store->policy().reviewOwnPhotos);
        auto* minutes = part<QComboBox>("lockAfter");
        minutes->setCurrentIndex(minutes->findData(30));
        Q_EMIT minutes->activated(minutes->currentIndex());
        QTRY_COMPARE(store->policy().lockAfter, std::chrono::minutes(30));
        QVERIFY(store->policy().reviewOwnPhotos);
    }
    void aNewRecoveryCodeOpens() {
        const QString place = folder->filePath(QStringLiteral("store"));
        store = foundStore(place);
        openPage();
        part<QPushButton>("renewCode")->click();
        goOn("recoveryCodeSheet")->click();
        auto* shown = sheet("recoveryCodeSheet")->findChild<QLabel*>(QStringLiteral("recoveryCode"));
        QTRY_VERIFY(shown->isVisible() && !shown->text().isEmpty());
        const QString fresh = shown->text();
        QTest::keyClick(sheet("recoveryCodeSheet"), Qt::Key_Escape);
        QVERIFY(sheet("recoveryCodeSheet")->isVisible()); // not before it is on paper
        sheet("recoveryCodeSheet")->findChild<QCheckBox*>(QStringLiteral("codeOnPaper"))->click();
        fill(sheet("recoveryCodeSheet"), "lastGroup", fresh.right(5));
        sheet("recoveryCodeSheet")->findChild<QPushButton*>(QStringLiteral("codeKept"))->click();
        QTRY_VERIFY(!sheet("recoveryCodeSheet"));
        page.reset();
        store.reset();
        const auto read = RecoveryCode::parse(fresh);
        QVERIFY(read);
        QVERIFY(orDie(Entrance::open(place, optionsOf(place, false)))
                    ->recover(*read, {}, QStringLiteral("copper-violin 83 meadow"), {}));
    }
    void whoMayNotChangePeopleIsToldWhoMay() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        QVERIFY(addUser(*store, QStringLiteral("wang"), Role::Supervisor));
        store.reset();
        beginAs(QStringLiteral("wang"));
        openPage();
        QVERIFY(!part<QPushButton>("addPerson")->isVisible());
        QVERIFY(!part<QPushButton>("saveRoles")->isVisible());
        QVERIFY(!part<QCheckBox>("reviewOwn")->isEnabled());
        QVERIFY(part<QLabel>("peopleHint")->text().contains(adminName()));
        choose(adminName());
        QVERIFY(!part<QPushButton>("removePerson")->isVisible());
    }
    void whoMayNotSeePeopleIsToldSo() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        QVERIFY(addUser(*store, QStringLiteral("chen"), Role::Operator));
        store.reset();
        beginAs(QStringLiteral("chen"));
        openPage();
        QVERIFY(!part<QListView>("people")->isVisible());
    }
    void aPracticeStoreHasNoPeople() {
        store = openStore(folder->filePath(QStringLiteral("store")));
        openPage();
        QVERIFY(!part<QListView>("people")->isVisible());
    }
    void everyControlHasAName() {
        store = foundStore(folder->filePath(QStringLiteral("store")));
        openPage();
        part<QPushButton>("addPerson")->click();
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            const bool ours =
                qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                qobject_cast<const QListView*>(widget) || qobject_cast<const QComboBox*>(widget);
            const bool inside =
                widget->objectName().startsWith(QLatin1String("qt_")) ||
                qobject_cast<const QComboBox*>(widget->parent()) ||
                (widget->parent() && qobject_cast<const QComboBox*>(widget->parent()->parent()));
            if (ours && !inside && widget->focusPolicy() != Qt::NoFocus &&
                widget->objectName() != QLatin1String("bannerAction"))
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestPeoplePage)
#include "tst_people_page.moc"
