#pragma once

#include "core/base/result.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mianguan {

class Banner;

/// One question over a page: a few words, a form, one way on and one way back. Opened with open(); gone when
/// it is closed.
class Sheet : public QDialog {
    Q_OBJECT
public:
    static constexpr int usualWidth = 520;
    Sheet(const char* name, QWidget* parent, int width = usualWidth);

    void setWords(const QString& title, const QString& explanation, const QString& goOn);
    QVBoxLayout* form() const { return fields; }
    QPushButton* goOn() const { return primary; }
    void setBusy(bool busy, bool stoppable = false); ///< stoppable: reject() is still asked
    void refuse(const Error& error);                 ///< and wait for another try
    /// An answer of the store: closed when it is well, refused when not.
    template <class T>
    void settle(const Result<T>& answer) {
        if (answer)
            accept();
        else
            refuse(answer.error());
    }
    void reject() override; ///< not while busy

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void letEnterGoOn() { enterGoesOn = true; } ///< from any line of the form
    void setNoWayBack();                        ///< one of its ways on must be taken
    void setSingle();                           ///< no way back: what is shown must be dealt with

private:
    QLabel* title;
    QLabel* explanation;
    Banner* banner;
    QWidget* middle;
    QVBoxLayout* fields;
    QPushButton* cancel;
    QPushButton* primary;
    bool busy = false, single = false, enterGoesOn = false, wasReady = true;
};

} // namespace mianguan
