#include "tests/work/collecting_tools.h"

#include <QTest>

#include <map>

using namespace mianguan;
using namespace mianguan::test;

namespace {

/// A real store with something of everything, and someone of just one role.
struct Scene {
    std::unique_ptr<Store> store;
    QString folder;
    Id pending, other, judged, approved; ///< photos the administrator collected; judged by the administrator
    QList<Id> victims;                   ///< people
    Id session, late;                    ///< a makeup whose deadline is over
    Id graduate, another, locked;        ///< the last one approved
    Id refusing, agreed;                 ///< of consent
    Id vacant;                           ///< a graduate without a photo
    Id stray, matched;                   ///< a photo of nobody; a graduate given one by the administrator
    int next = 100;                      ///< photo
};

QString roleUser(Role role) { return QStringLiteral("only ") + roleId(role); }
QString freshPassword() { return QStringLiteral("copper-violin 83 meadow"); }

void furnish(const QString& folder) {
    auto store = foundStore(folder);
    for (const Role role : allRoles)
        orDie(addUser(*store, roleUser(role), role));
    const auto changed = answerOf<Id>([&](QObject* context, auto done) {
        store->changePolicy({true, std::chrono::minutes(10)}, context, done);
    });
    orDie(changed);
}

/// What the commands of one role are tried on, made by the administrator just before.
Scene sceneFor(const QString& folder, Role role) {
    Scene scene;
    scene.folder = folder;
    auto store = orDie(signIn(folder));
    const int first = int(role) * 1000;
    for (Id* photo : {&scene.pending, &scene.other, &scene.judged, &scene.approved})
        *photo = orDie(submit(*store, handmade(first + int(photo - &scene.pending))));
    orDie(approve(*store, scene.judged));
    orDie(approve(*store, scene.approved));
    for (int i = 0; i < 4; ++i)
        scene.victims += orDie(
            addUser(*store, QStringLiteral("victim %1 of %2").arg(i).arg(roleId(role)), Role::Operator));
    scene.next = first + 100;
    orDie(importRoster(*store, listOf(7, first)));
    scene.graduate = graduateNumbered(*store, first);
    scene.another = graduateNumbered(*store, first + 1);
    scene.locked = graduateNumbered(*store, first + 2);
    scene.refusing = graduateNumbered(*store, first + 3);
    scene.agreed = graduateNumbered(*store, first + 4);
    orDie(agree(*store, scene.agreed, agreement(*store)));
    scene.session = orDie(openSession(*store));
    Session late = plannedSession(SessionKind::Makeup);
    late.deadline = QDate::currentDate().addDays(-1);
    late.policy.overrideBy = Role::Operator;
    scene.late = orDie(openSession(*store, late));
    orDie(submit(*store, photoAt(scene.session, scene.locked, first + 50)));
    orDie(approve(*store, scene.locked));
    scene.stray = orDie(submit(*store, handmade(first + 60)));
    scene.matched = graduateNumbered(*store, first + 5);
    scene.vacant = graduateNumbered(*store, first + 6);
    const Id given = orDie(submit(*store, handmade(first + 61)));
    orDie(answerOf<Id>(
        [&](QObject* context, auto done) { store->match(given, scene.matched, false, context, done); }));
    store.reset();
    scene.store = orDie(signIn(folder, roleUser(role)));
    return scene;
}

template <class T>
Result<void> outcome(const Result<T>& answer) {
    return answer ? Result<void>() : Fail(answer.error());
}

/// A query shows something, or is refused without a word.
Error nothingShown() { return {ErrorKind::Refused, QStringLiteral("shows nothing"), {}, {}}; }
Result<void> shows(bool something) { return something ? Result<void>() : Fail(nothingShown()); }

template <class T, class Ask>
Result<void> asked(Ask ask) {
    return outcome(answerOf<T>(ask));
}

using Asks = QList<std::function<Result<void>(Scene&)>>;

Asks looking() {
    return {[](Scene& s) { return shows(!s.store->photos().isEmpty()); },
            [](Scene& s) { return outcome(s.store->photo(s.pending)); },
            [](Scene& s) { return shows(s.store->counts().pending > 0); },
            [](Scene& s) { return shows(!s.store->find(QStringLiteral("photo"), 5).isEmpty()); },
            [](Scene& s) { return shows(s.store->hasOriginal(Hash::of(handmade(s.next - 100).original))); },
            [](Scene& s) {
                const auto original = Hash::of(handmade(s.next - 100).original);
                return outcome(s.store->blob(s.pending, original));
            }};
}

Id submissionOf(Scene& s, const Id& photo) {
    return s.store->photo(photo).value_or(PhotoDetail()).submission;
}
Id verdictOf(Scene& s, const Id& photo) { return s.store->photo(photo).value_or(PhotoDetail()).verdict; }

Asks judging() {
    return {[](Scene& s) { return outcome(approve(*s.store, s.pending, submissionOf(s, s.pending))); },
            [](Scene& s) {
                return asked<Id>([&](QObject* context, auto done) {
                    s.store->reject(s.other, submissionOf(s, s.other), {QStringLiteral("eyes-closed")}, {},
                                    context, done);
                });
            }};
}

Asks managing() {
    return {[](Scene& s) {
                return outcome(addUser(*s.store, QStringLiteral("new one %1").arg(++s.next), Role::Operator));
            },
            [](Scene& s) {
                return asked<Id>([&](QObject* context, auto done) {
                    s.store->changeRoles(s.victims[0], Role::Reviewer, context, done);
                });
            },
            [](Scene& s) {
                return asked<Id>(
                    [&](QObject* context, auto done) { s.store->removeUser(s.victims[1], context, done); });
            },
            [](Scene& s) {
                return asked<Id>([&](QObject* context, auto done) {
                    s.store->resetPassword(s.victims[2], freshPassword(), context, done);
                });
            }};
}

Asks purging() {
    return {[](Scene& s) {
                return shows(s.store->purgeCount({PurgeRequest::Scope::Everything, 0, {}, {}}) > 0);
            },
            [](Scene& s) {
                const PurgeRequest request{
                    PurgeRequest::Scope::Chosen, 0, {s.other}, QStringLiteral("asked for")};
                return asked<PurgeCertificate>(
                    [&](QObject* context, auto done) { s.store->purge(request, {}, context, done); });
            }};
}

Asks collecting() {
    return {[](Scene& s) { return outcome(arrive(*s.store, s.graduate, s.session)); },
            [](Scene& s) { return outcome(markAbsent(*s.store, s.another, s.session)); },
            [](Scene& s) { return outcome(agree(*s.store, s.graduate, agreement(*s.store))); },
            [](Scene& s) {
                return asked<Id>([&](QObject* context, auto done) {
                    s.store->refuseConsent(s.refusing, s.session, {}, context, done);
                });
            },
            [](Scene& s) {
                return asked<Id>([&](QObject* context, auto done) {
                    s.store->addPlate(s.session, "wall", context, done);
                });
            },
            [](Scene& s) {
                return asked<Id>([&](QObject* context, auto done) {
                    s.store->enrol(goodBatch(), entryOf(++s.next), QStringLiteral("not listed"), context,
                                   done);
                });
            }};
}

Asks seeingGraduates() {
    return {[](Scene& s) { return shows(!s.store->sessions().isEmpty()); },
            [](Scene& s) { return outcome(s.store->session(s.session)); },
            [](Scene& s) { return shows(!s.store->batches().isEmpty()); },
            [](Scene& s) { return shows(!s.store->classes(goodBatch()).isEmpty()); },
            [](Scene& s) { return shows(!s.store->graduates({}, 5).isEmpty()); },
            [](Scene& s) { return outcome(s.store->graduate(s.graduate)); },
            [](Scene& s) { return outcome(s.store->roster(goodBatch(), {})); },
            [](Scene& s) { return shows(s.store->tally(s.session).listed > 0); }};
}

/// In this order for each role; each is asked once and would be granted to someone with every role.
std::map<Command, Asks> everything() {
    return {
        {Command::LookAtPhotos, looking()},
        {Command::ImportPhotos,
         {[](Scene& s) { return outcome(submit(*s.store, handmade(++s.next))); },
          [](Scene& s) { return outcome(submit(*s.store, unmade(++s.next))); },
          [](Scene& s) {
              return asked<Id>([&](QObject* context, auto done) {
                  s.store->addReference(s.pending, QStringLiteral("card.jpg"),
                                        "card " + QByteArray::number(++s.next), context, done);
              });
          },
          [](Scene& s) {
              return asked<Id>([&](QObject* context, auto done) {
                  s.store->match(s.stray, s.vacant, false, context, done);
              });
          },
          [](Scene& s) {
              return asked<Id>([&](QObject* context, auto done) {
                  s.store->recordImport({1, 1, 1, 0, 0}, context, done);
              });
          }}},
        {Command::UndoAnyMatch, {[](Scene& s) {
             return asked<Id>(
                 [&](QObject* context, auto done) { s.store->undoMatch(s.matched, context, done); });
         }}},
        {Command::SeeGraduates, seeingGraduates()},
        {Command::PlanSessions,
         {[](Scene& s) { return outcome(openSession(*s.store)); },
          [](Scene& s) {
              return asked<Id>([&](QObject* context, auto done) {
                  Session session = plannedSession();
                  session.id = s.session;
                  s.store->changeSession(session, context, done);
              });
          }}},
        {Command::ImportRosters,
         {[](Scene& s) { return outcome(importRoster(*s.store, listOf(1, ++s.next))); }}},
        {Command::CollectPhotos, collecting()},
        {Command::TakeFees,
         {[](Scene& s) {
              return outcome(settle(*s.store, {s.graduate}, {FeeState::Waived, 0, {}, {}, 0, {}}));
          },
          [](Scene& s) { return shows(s.store->openFees().payments > 0); },
          [](Scene& s) {
              return asked<int>([&](QObject* context, auto done) {
                  s.store->importPaid({goodBatch(), QStringLiteral("paid.csv"), 0, {}}, {}, {}, context,
                                      done);
              });
          },
          [](Scene& s) { return outcome(closeFees(*s.store)); },
          [](Scene& s) { return shows(!s.store->feeClosings().isEmpty()); }}},
        {Command::OverrideRules, {[](Scene& s) {
             return outcome(arrive(*s.store, s.graduate, s.late, {QStringLiteral("deadline-over")},
                                   QStringLiteral("late train")));
         }}},
        {Command::ReopenGraduates,
         {[](Scene& s) { return outcome(reopen(*s.store, s.locked, QStringLiteral("wrong name"))); }}},
        {Command::WithdrawConsent, {[](Scene& s) {
             return asked<Id>([&](QObject* context, auto done) {
                 s.store->withdrawConsent(s.agreed, QStringLiteral("asked for"), context, done);
             });
         }}},
        {Command::JudgePhotos, judging()},
        {Command::UndoOwnVerdict,
         {[](Scene& s) { return outcome(undo(*s.store, s.pending, verdictOf(s, s.pending))); }}},
        {Command::UndoAnyVerdict,
         {[](Scene& s) { return outcome(undo(*s.store, s.judged, verdictOf(s, s.judged))); }}},
        {Command::DeliverPhotos, {[](Scene& s) {
             return asked<Id>([&](QObject* context, auto done) {
                 s.store->recordHandover(s.approved, verdictOf(s, s.approved), QStringLiteral("/out"),
                                         QStringLiteral("a.jpg"), context, done);
             });
         }}},
        {Command::PrintReportCards, {[](Scene& s) {
             return asked<Id>([&](QObject* context, auto done) {
                 s.store->recordReportCard(s.pending, QStringLiteral("/out"), context, done);
             });
         }}},
        {Command::RevealIdentity, {[](Scene& s) {
             return asked<QString>([&](QObject* context, auto done) {
                 s.store->reveal(s.pending, QStringLiteral("the list has no name"), context, done);
             });
         }}},
        {Command::SeeActivity,
         {[](Scene& s) { return shows(!s.store->activity({}, 0, 5).isEmpty()); },
          [](Scene& s) { return shows(s.store->activityCount({}) > 0); }}},
        {Command::ExportActivity, {[](Scene& s) {
             return asked<qint64>([&](QObject* context, auto done) {
                 s.store->writeActivity(s.folder + QStringLiteral("-%1.csv").arg(++s.next), {}, context,
                                        done);
             });
         }}},
        {Command::VerifyStore, {[](Scene& s) {
             return asked<Verification>(
                 [&](QObject* context, auto done) { s.store->verify({}, {}, context, done); });
         }}},
        {Command::BackUp,
         {[](Scene& s) {
              return asked<BackupReport>([&](QObject* context, auto done) {
                  s.store->backUp(s.folder + QStringLiteral("-backup"), {}, {}, context, done);
              });
          },
          [](Scene& s) { return shows(!s.store->backups().isEmpty()); }}},
        {Command::Purge, purging()},
        {Command::SeePeople, {[](Scene& s) { return shows(s.store->users().size() > 1); }}},
        {Command::ManagePeople, managing()},
        {Command::ChangePolicy,
         {[](Scene& s) {
              return asked<Id>([&](QObject* context, auto done) {
                  s.store->changePolicy({true, std::chrono::minutes(20)}, context, done);
              });
          },
          [](Scene& s) {
              return asked<Id>(
                  [&](QObject* context, auto done) { s.store->setConsentText({}, context, done); });
          }}},
        {Command::ChooseAdapters, {[](Scene& s) {
             return asked<Id>([&](QObject* context, auto done) {
                 s.store->chooseAdapter(AdapterUse::CardReader, {}, context, done);
             });
         }}},
        {Command::ConnectHub, // HubLink asks; it has no store to change before there is a hub
         {[](Scene& s) { return checkRight(s.store->user().roles, Command::ConnectHub); }}},
        {Command::RenewRecoveryCode, {[](Scene& s) {
             return asked<QString>(
                 [&](QObject* context, auto done) { s.store->renewRecoveryCode(context, done); });
         }}},
        {Command::ChangeOwnPassword, {[](Scene& s) {
             return asked<Id>([&](QObject* context, auto done) {
                 s.store->changePassword(goodPassword(), freshPassword(), context, done);
             });
         }}},
    };
}

} // namespace

/// Every role by every command, through the real store: what the table grants succeeds, what it does not is
/// refused and changes nothing.
class RightsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { furnish(folder()); }

    void everyRoleByEveryCommand_data() {
        QTest::addColumn<int>("role");
        for (const Role role : allRoles)
            QTest::newRow(qPrintable(roleId(role))) << int(role);
    }
    void everyRoleByEveryCommand() {
        QFETCH(int, role);
        Scene scene = sceneFor(folder(), Role(role));
        const std::map<Command, Asks> commands = everything();
        QCOMPARE(int(commands.size()), commandCount);
        for (const auto& [command, asks] : commands) {
            QCOMPARE(scene.store->may(command), may(Role(role), command));
            for (int number = 0; number < asks.size(); ++number)
                ask(scene, command, asks[number], may(Role(role), command), number);
        }
    }

    void nothingWasDoneWithoutARight() {
        const auto store = orDie(signIn(folder()));
        QCOMPARE(verify(*store), QStringList());
    }

private:
    QString folder() const { return temporary.filePath(QStringLiteral("store")); }

    static void ask(Scene& scene, Command command, const Asks::value_type& question, bool granted,
                    int number) {
        const QString which = QStringLiteral("%1, question %2: ").arg(commandName(command)).arg(number);
        const Result<void> answer = question(scene);
        if (granted) {
            QVERIFY2(answer, qPrintable(which + (answer ? QString() : answer.error().sentence())));
        } else {
            QVERIFY2(!answer, qPrintable(which + QStringLiteral("was granted")));
            const Error& error = answer.error();
            const bool byRight =
                error == nothingShown() || error.what.startsWith(QStringLiteral("You have no right to"));
            QVERIFY2(error.kind == ErrorKind::Refused && byRight, qPrintable(which + error.sentence()));
        }
    }

    QTemporaryDir temporary;
};

QTEST_GUILESS_MAIN(RightsTest)
#include "tst_rights.moc"
