#include "ui/widgets/drop_paths.h"

#include "ui/theme/icons.h"
#include "ui/theme/measures.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QWidget>

namespace mianguan {

namespace {

class Veil : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(DropPaths)
public:
    explicit Veil(QWidget* over) : QWidget(over) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(rect(), t.shade);
        const QRectF card(width() / 2.0 - 200, height() / 2.0 - 90, 400, 180);
        painter.setPen(QPen(t.accent, 2, Qt::DashLine));
        painter.setBrush(t.panel);
        painter.drawRoundedRect(card, measure::corner, measure::corner);
        drawIcon(painter, QRectF(card.center().x() - 24, card.top() + 36, 48, 48), QStringLiteral("import"),
                 t.accent);
        painter.setPen(t.text);
        painter.setFont(fontOf(Type::Page, QFont::DemiBold));
        painter.drawText(card.adjusted(0, 96, 0, -24), Qt::AlignCenter, tr("Let go to import"));
    }
};

QStringList localPaths(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) paths += url.toLocalFile();
    return paths;
}

} // namespace

DropPaths::DropPaths(QWidget* target) : QObject(target), window(target), veil(new Veil(target)) {
    window->installEventFilter(this);
}

void DropPaths::setEnabled(bool enabled) { window->setAcceptDrops(enabled); }

bool DropPaths::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (localPaths(drag->mimeData()).isEmpty()) return false;
        drag->acceptProposedAction();
        veil->resize(window->size());
        veil->raise();
        veil->show();
        return true;
    }
    case QEvent::DragMove:
        static_cast<QDragMoveEvent*>(event)->acceptProposedAction();
        return true;
    case QEvent::DragLeave:
        veil->hide();
        return true;
    case QEvent::Drop: {
        veil->hide();
        auto* drop = static_cast<QDropEvent*>(event);
        drop->acceptProposedAction();
        Q_EMIT dropped(localPaths(drop->mimeData()));
        return true;
    }
    default:
        return false;
    }
}

} // namespace mianguan
