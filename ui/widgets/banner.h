#pragma once

#include "core/base/result.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace mianguan {

/// A sentence across the top of a page that stays until it is answered or closed. Hidden while empty.
class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Done, Caution, Trouble };

    explicit Banner(QWidget* parent = nullptr);

    void show(Kind kind, const QString& headline, const QString& detail = {}, const QString& action = {});
    void show(const Error& error, const QString& action = {});
    void setLasting(bool lasting); ///< it cannot be closed by hand
    void focusAction();            ///< for a keyboard that just lost its button
    void clear();
    QString headline() const;

Q_SIGNALS:
    void acted();  ///< the banner's own button
    void closed(); ///< by hand

private:
    QLabel* mark;
    QLabel* head;
    QLabel* body;
    QPushButton* act;
    QToolButton* close;
};

} // namespace mianguan
