#pragma once

#include <QWidget>

namespace mianguan {

class Banner;
class Store;

/// Over every page: that the store is damaged and only read from now on, what is wrong and what to do; below
/// it, why this opening began a new chain. Takes no room when there is nothing to say.
class DamageBanner : public QWidget {
    Q_OBJECT
public:
    explicit DamageBanner(const Store& store, QWidget* parent = nullptr);

Q_SIGNALS:
    void safetyAsked(); ///< the page where it is verified and backed up

private:
    void translate();

    const Store& store;
    Banner* damage;
    Banner* notice;
    bool dismissed = false;
};

} // namespace mianguan
