#pragma once

#include "app/station/companion.h"
#include "core/base/result.h"

#include <functional>
#include <memory>

namespace mianguan {

class HubLink;
class Store;

/// One of the training's stations: a store of its own, found by one person who may do everything.
class TrainingStation : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void>&)>;
    struct Facts {
        QString folder;      ///< its own
        QString school;      ///< made up
        QString stationName; ///< as the hub's people see it
        QString user, displayName;
        int graduates = 0; ///< made up, on its list from the start
    };
    static QString password(); ///< of every user; it guards made-up people only

    TrainingStation(Facts facts, QObject* parent);
    ~TrainingStation() override;

    bool isFounded() const;
    void found(const QString& enrolmentCode, Done done); ///< store, list, session, enrolment
    void open(const QString& language);                  ///< its window, in a program of its own
    const Facts& facts() const { return known; }
    QString howToSignIn() const;                        ///< by which name and password, a translated sentence
    const QString& log() const { return window.log(); } ///< the file that its window writes to

Q_SIGNALS:
    void closed(); ///< the window, by a person
    void fell();   ///< it ended by itself, or never came

private:
    Result<void> setUp();
    void fillList();
    void openSession();
    void enrol();
    void finish(const Result<void>& answer);
    QString store() const;
    QString state() const;

    Facts known;
    QString code;
    Done done;
    std::unique_ptr<Store> inside;
    std::unique_ptr<HubLink> link;
    Companion window;
};

} // namespace mianguan
