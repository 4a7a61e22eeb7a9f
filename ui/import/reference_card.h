#pragma once

#include "core/work/reference_import.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mianguan {

class ElidedLabel;
class Settings;
class Store;

/// Reference pictures of a folder, given to the photos of their graduates.
class ReferenceCard : public QFrame {
    Q_OBJECT
public:
    ReferenceCard(Store& store, Settings& settings, QWidget* parent = nullptr);

    void start(const QString& folder);
    void cancel() { import->cancel(); }
    bool running() const { return import->running(); }

Q_SIGNALS:
    void progressSaid(const QString& words); ///< empty when it has ended
    void failed(const mianguan::Error& error);

private:
    void choose();
    void refresh();
    void showResult(const Result<ReferenceImport::Tally>& tally);
    QString resultText() const;

    Settings& settings;
    ReferenceImport* import;
    std::optional<ReferenceImport::Tally> last;
    int done = 0, total = 0;
    QLabel* title;
    ElidedLabel* words;
    QPushButton* pick;
};

} // namespace mianguan
