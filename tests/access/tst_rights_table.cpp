#include "core/access/policy.h"
#include "core/access/rights.h"
#include "core/access/user_name.h"

#include <QMetaType>
#include <QTest>

using namespace mianguan;
using namespace std::chrono_literals;

namespace {

struct Line {
    Command command;
    bool operators, reviewers, supervisors, administrators;
};

constexpr bool yes = true, no = false;

// Written by hand from what a school expects, not from core/access/rights.cpp.
constexpr Line expected[] = {
    //                            operator reviewer supervisor administrator
    {Command::LookAtPhotos, yes, yes, yes, no},
    {Command::ImportPhotos, yes, no, yes, no},
    {Command::UndoAnyMatch, no, no, yes, no},
    {Command::SeeGraduates, yes, yes, yes, no},
    {Command::PlanSessions, no, no, yes, no},
    {Command::ImportRosters, no, no, yes, no},
    {Command::CollectPhotos, yes, no, yes, no},
    {Command::TakeFees, yes, no, yes, no},
    {Command::OverrideRules, yes, no, yes, no},
    {Command::ReopenGraduates, no, no, yes, no},
    {Command::WithdrawConsent, no, no, yes, no},
    {Command::JudgePhotos, no, yes, yes, no},
    {Command::UndoOwnVerdict, no, yes, yes, no},
    {Command::UndoAnyVerdict, no, no, yes, no},
    {Command::DeliverPhotos, no, no, yes, no},
    {Command::PrintReportCards, yes, yes, yes, no},
    {Command::RevealIdentity, yes, yes, yes, no},
    {Command::SeeActivity, no, no, yes, yes},
    {Command::ExportActivity, no, no, yes, yes},
    {Command::VerifyStore, no, no, yes, yes},
    {Command::BackUp, no, no, yes, yes},
    {Command::Purge, no, no, yes, no},
    {Command::SeePeople, no, no, yes, yes},
    {Command::ManagePeople, no, no, no, yes},
    {Command::ChangePolicy, no, no, no, yes},
    {Command::ChooseAdapters, no, no, yes, yes},
    {Command::ConnectHub, no, no, yes, yes},
    {Command::RenewRecoveryCode, no, no, no, yes},
    {Command::ChangeOwnPassword, yes, yes, yes, yes},
};

bool refused(const Result<void>& answer) { return !answer && answer.error().kind == ErrorKind::Refused; }
bool refused(const Result<QString>& answer) { return !answer && answer.error().kind == ErrorKind::Refused; }

} // namespace

class AccessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRoleByEveryCommand() {
        QCOMPARE(int(std::size(expected)), commandCount);
        for (const Line& line : expected) {
            const auto name = qPrintable(commandName(line.command));
            QVERIFY2(may(Role::Operator, line.command) == line.operators, name);
            QVERIFY2(may(Role::Reviewer, line.command) == line.reviewers, name);
            QVERIFY2(may(Role::Supervisor, line.command) == line.supervisors, name);
            QVERIFY2(may(Role::Administrator, line.command) == line.administrators, name);
            QVERIFY2(!may(Roles(), line.command), name);
            QVERIFY2(may(everyRole(), line.command), name);
        }
    }

    /// What several roles may is what one of them may, never more.
    void rolesAddUp() {
        for (int all = 0; all < 16; ++all) {
            for (int number = 0; number < commandCount; ++number) {
                bool one = false;
                for (const Role role : allRoles)
                    one = one || ((all & int(role)) && may(role, Command(number)));
                QCOMPARE(may(Roles::fromInt(all), Command(number)), one);
            }
        }
    }

    void everyCommandHasItsOwnName() {
        QSet<QString> names;
        for (int number = 0; number < commandCount; ++number)
            names.insert(commandName(Command(number)));
        QCOMPARE(int(names.size()), commandCount);
        QVERIFY(!names.contains(QString()));
    }

    void refusalNamesTheRolesThatMay() {
        const auto answer = checkRight(Role::Operator, Command::JudgePhotos);
        QVERIFY(refused(answer));
        QVERIFY(answer.error().what.contains(QStringLiteral("review photos")));
        QVERIFY(answer.error().remedy.contains(roleName(Role::Reviewer)));
        QVERIFY(answer.error().remedy.contains(roleName(Role::Supervisor)));
        QVERIFY(!answer.error().remedy.contains(roleName(Role::Operator)));
        QVERIFY(checkRight(Role::Reviewer, Command::JudgePhotos));
    }

    void rolesAsTheyAreWritten() {
        for (int all = 0; all < 16; ++all)
            QCOMPARE(rolesFrom(roleIds(Roles::fromInt(all))), Roles::fromInt(all));
        QCOMPARE(roleIds(everyRole()),
                 QStringList({QStringLiteral("operator"), QStringLiteral("reviewer"),
                              QStringLiteral("supervisor"), QStringLiteral("administrator")}));
        QCOMPARE(rolesFrom({QStringLiteral("king"), QStringLiteral("reviewer")}), Roles(Role::Reviewer));
    }

    void policyBounds() {
        QVERIFY(checkPolicy({false, 1min}));
        QVERIFY(checkPolicy({true, 120min}));
        for (const auto minutes : {-5min, 0min, 121min, 100000min})
            QVERIFY(refused(checkPolicy({false, minutes})));
        QVERIFY(!Policy().reviewOwnPhotos);
    }

    void namesToSignInWith() {
        QCOMPARE(checkedUserName(QStringLiteral("  王建国 ")).value(), QStringLiteral("王建国"));
        QCOMPARE(checkedUserName(QString(40, QLatin1Char('a'))).value().size(), 40);
        QVERIFY(refused(checkedUserName(QString(41, QLatin1Char('a')))));
        QVERIFY(refused(checkedUserName(QStringLiteral(" a "))));
        QVERIFY(refused(checkedUserName({})));
        QVERIFY(refused(checkedUserName(QStringLiteral("𠮷")))); // one character, two of QString's
        QVERIFY(refused(checkedUserName(QStringLiteral("li\u200Bwei"))));
        QVERIFY(refused(checkedUserName(QStringLiteral("li\nwei"))));
        QVERIFY(refused(checkedUserName(QStringLiteral("Practice"))));
        QCOMPARE(foldedName(QStringLiteral(" LiWei ")), foldedName(QStringLiteral("liwei")));
    }

    void namesThatOthersRead() {
        QCOMPARE(checkedDisplayName({}, QStringLiteral("li")).value(), QStringLiteral("li"));
        QCOMPARE(checkedDisplayName(QStringLiteral(" 李伟 "), QStringLiteral("li")).value(),
                 QStringLiteral("李伟"));
        QVERIFY(refused(checkedDisplayName(QString(61, QLatin1Char('a')), QStringLiteral("li"))));
    }
};

QTEST_GUILESS_MAIN(AccessTest)
#include "tst_rights_table.moc"
