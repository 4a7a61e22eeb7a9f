#pragma once

#include "core/work/photo.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace mianguan {

class Store;

/// Looks photos up off the GUI thread while someone types. One search runs at a time; of what is typed
/// meanwhile only the last is searched for, and only the answer to what was typed last is told.
class FindSearch : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 50; ///< photos in an answer

    FindSearch(const Store& store, QObject* parent);
    ~FindSearch() override;

    void search(const QString& text); ///< empty: nothing, at once
    bool searching() const { return wanted.has_value() || running; }

Q_SIGNALS:
    void found(const QList<mianguan::PhotoRow>& photos);

private:
    void run();

    const Store& store;
    std::optional<QString> wanted;
    bool running = false;
    int asked = 0;
    QThreadPool pool;
};

} // namespace mianguan
