#pragma once

#include "core/work/desk_shots.h"
#include "core/work/eligibility.h"
#include "core/work/identity_claim.h"
#include "core/work/store.h"

#include <QObject>

namespace mianguan {

struct CodePayload;

/// What a desk does with its session's graduates, one after another: find, check, seat, shoot, submit, call
/// the next. What is shown is read from here; what is done is durable before the step changes. Lives on one
/// thread; portraits are made on others.
class DeskRun : public QObject {
    Q_OBJECT
public:
    enum class Step {
        Calling, ///< nobody is there
        Found,   ///< it is known who; the reasons against are shown
        Seated,  ///< before the camera
        Shown,   ///< with at least one shot
    };
    using Shot = DeskShots::Shot;
    /// Makes a portrait; `plate` may be nullptr. From any thread, several at a time.
    using Make = std::function<Result<Portrait>(const Picture& original, const Picture* plate)>;
    /// Says what a code means that nobody on the list holds; answers later, on this thread.
    using Decode = std::function<void(const QByteArray& code, QObject* context, Store::Answer<CodePayload>)>;

    DeskRun(Store& store, const Id& session, Make make, QObject* parent = nullptr);
    ~DeskRun() override; ///< waits for portraits under way

    Step step() const;
    Session session() const;
    const std::optional<GraduateDetail>& graduate() const; ///< none while calling
    QList<GraduateRow> candidates() const;                 ///< several fit what was typed
    QList<BarTo> bars() const;                             ///< against the graduate, now
    bool wantsLastFour() const;                            ///< of the identity number, before seating
    bool wantsCard() const; ///< he was not found by his identity card or its number, and must be
    bool wantsGuardian() const;
    bool cardSeen() const;              ///< his own identity card was read
    bool foreignCardSeen() const;       ///< the last that was read was somebody else's: he does not sit down
    bool decoding() const;              ///< a code; answered by changed, failed or notFound
    std::optional<Error> doubt() const; ///< card or code give another name; nobody sits down until confirmed
    bool wantsConsent() const;          ///< none is in force, or only to an earlier text
    ConsentText notice() const;         ///< to agree to, with the school's name
    bool wantsFee() const;              ///< before the photo is submitted
    const QList<Shot>& shots() const;
    int chosen() const; ///< which shot would be submitted; -1: none that could be
    bool busy() const;  ///< something is being made or saved

    /// A code, a number of any kind, or part of a name.
    void look(const QString& typed);
    void choose(const Id& graduate, Arrival how);
    void setDecode(Decode decode);

    /// A card was read: while nobody is there its holder is found, of whoever is found it must be the own.
    void identify(const IdentityClaim& card);
    void callHolder();   ///< of the card that was somebody else's
    void confirmDoubt(); ///< the operator looked at the card himself

    /// What the operator confirmed before the graduate sits down.
    struct Seating {
        QString lastFour;
        QString guardian;
        QStringList lifted; ///< bar ids
        QString reason;
        QString relation = {};              ///< of the guardian
        std::optional<ConsentWay> way = {}; ///< none: the session's
        QByteArray signature = {};          ///< PNG
    };
    void seat(const Seating& seating);
    void agree(const Seating& seating);                        ///< only the consent, also after a refusal
    void refuseConsent(const QString& reason);                 ///< then the next graduate is called
    void take(const QByteArray& original, bool album = false); ///< a shot
    void beginBurst(int shots); ///< the next so many are one try; of these the best is proposed
    void chooseShot(int index);
    void submit();     ///< the chosen shot; then the next graduate is called. A fee that is due comes first
    void back();       ///< one step; shots that were not submitted are set aside
    void markAbsent(); ///< of whom is found, or of the one to be called
    void callNext();   ///< whoever follows in the class list and has no photo

    /// Shots that nobody submitted.
    struct Unsent {
        Id graduate;
        QString name;
        int shots = 0;
        bool submittable = false; ///< a standard photo could be made of one of them
    };
    /// Of whoever is before the camera.
    std::optional<Unsent> unsent() const;
    /// The graduate and shots that were set aside last, by stepping back or choosing someone else, are there
    /// again. Nothing where there are none: they go when his photo is submitted, or others are set aside.
    void takeBack();

    /// Whoever follows `after` in the class, neither photographed nor absent; those who were seated and not
    /// photographed come first.
    std::optional<GraduateRow> next() const;

Q_SIGNALS:
    void changed();
    void failed(const mianguan::Error& error); ///< nothing was lost; the step stays
    void notFound(const QString& typed);
    /// The card that was read is not the graduate's who is there; `holder` is empty when not on the list.
    void foreignCard(const mianguan::Error& error, const QString& holder);
    void submitted(const mianguan::Id& graduate);
    void setAside(const mianguan::DeskRun::Unsent& shots); ///< they can be taken back
    void signatureWanted();                                ///< before whoever is found can be seated
    void feeWanted();                                      ///< before the chosen shot can be submitted

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mianguan
