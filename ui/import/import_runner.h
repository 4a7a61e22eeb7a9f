#pragma once

#include "core/work/import.h"

#include <QObject>

#include <memory>

namespace mianguan {

class Store;

/// Imports one after another run, whatever the specification; waits for the models when they are not there
/// yet.
class ImportRunner : public QObject {
    Q_OBJECT
public:
    explicit ImportRunner(Store& store, QObject* parent = nullptr);
    ~ImportRunner() override;

    void setSpecification(const QString& id); ///< holds from the next run
    void setVision(std::shared_ptr<Vision> vision);
    void start(const QStringList& paths);
    void cancel();
    QStringList takeWaiting(); ///< what was asked and not begun

    bool waiting() const { return !vision && !queued.isEmpty(); } ///< for the models
    bool running() const { return import && import->running(); }
    Import::Tally tally() const;

Q_SIGNALS:
    void began(); ///< a new run, or waiting for the models
    void progressed(const mianguan::Import::Tally& tally);
    void itemDone(const mianguan::Import::Item& item);
    void finished(const mianguan::Import::Tally& tally, bool cancelled);
    void failed(const mianguan::Error& error);

private:
    bool prepare();

    Store& store;
    std::shared_ptr<Vision> vision;
    std::unique_ptr<Import> import;
    QString specification, preparedFor;
    QStringList queued;
};

} // namespace mianguan
