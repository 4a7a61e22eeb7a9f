#include "ui/base/live_text.h"

#include <QEvent>

namespace mianguan {

namespace {

class EventCall : public QObject {
public:
    EventCall(QWidget* widget, QEvent::Type type, std::function<void()> call)
        : QObject(widget), wanted(type), act(std::move(call)) {
        widget->installEventFilter(this);
        act();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == wanted) act();
        return false;
    }

private:
    QEvent::Type wanted;
    std::function<void()> act;
};

} // namespace

void keepTranslated(QWidget* widget, std::function<void()> retranslate) {
    new EventCall(widget, QEvent::LanguageChange, std::move(retranslate));
}

void keepStyled(QWidget* widget, std::function<void()> restyle) {
    new EventCall(widget, QEvent::PaletteChange, std::move(restyle));
}

} // namespace mianguan
