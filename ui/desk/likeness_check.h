#pragma once

#include "core/portrait/verification.h"

#include <QObject>
#include <QThreadPool>

namespace mianguan {

class Store;
struct GraduateDetail;

/// Holds a shot against the graduate's reference picture, beside everything else. It tells; a person decides.
class LikenessCheck : public QObject {
    Q_OBJECT
public:
    using Look = std::function<Result<FaceTemplate>(const Picture&)>; ///< called from another thread
    explicit LikenessCheck(const Store& store, QObject* parent = nullptr);
    ~LikenessCheck() override; ///< waits for the picture under way

    void setLook(Look way) { look = std::move(way); }
    void compare(const GraduateDetail& graduate, const QByteArray& portrait);
    void forget(); ///< what is asked and not answered

Q_SIGNALS:
    void compared(mianguan::Band band, const QString& words);

private:
    const Store& store;
    Look look;
    QThreadPool pool;
    int turn = 0;
};

} // namespace mianguan
