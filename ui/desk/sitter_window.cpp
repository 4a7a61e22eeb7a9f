#include "ui/desk/sitter_window.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QStackedWidget>

namespace mianguan {

namespace {

constexpr int largeType = 48; // px

QLabel* largeLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    QFont font = fontOf(Type::Instruction, QFont::DemiBold);
    font.setPixelSize(largeType);
    label->setFont(font);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

SitterWindow::SitterWindow(const Specification& specification) : stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("sitterWindow"));
    setProperty("kind", QStringLiteral("page"));
    live = new PreviewView(specification, stack);
    live->setMirrored(true);
    live->setForSitter(true);
    auto* result = new QWidget(stack);
    photo = new QLabel(result);
    photo->setAlignment(Qt::AlignCenter);
    question = largeLabel(result);
    auto* both = column(result, measure::section, measure::loose);
    both->addWidget(photo, 1);
    both->addWidget(question);
    words = largeLabel(stack);
    consent = new SitterConsent(stack);
    connect(consent, &SitterConsent::agreed, this, &SitterWindow::agreed);
    connect(consent, &SitterConsent::refused, this, &SitterWindow::refused);
    for (QWidget* page : std::initializer_list<QWidget*>{live, result, words, consent})
        stack->addWidget(page);
    column(this, 0, 0)->addWidget(stack);
    resize(720, 960);
    keepTranslated(this, [this] {
        setWindowTitle(tr("Sitter's screen"));
        question->setText(tr("Is this photo right for you?"));
    });
    showWords({});
}

void SitterWindow::open() {
    const QList<QScreen*> screens = QGuiApplication::screens();
    if (screens.size() < 2) return show();
    setGeometry(screens.last()->geometry());
    showFullScreen();
}

void SitterWindow::setPicture(const PreviewPicture& picture) { live->setPicture(picture); }

void SitterWindow::showLive() { stack->setCurrentIndex(0); }

void SitterWindow::showPhoto(const QImage& portrait, const QString& name) {
    const qreal scale = devicePixelRatioF();
    const QSize room = QSize(width() - 2 * measure::section, height() - 4 * largeType) * scale;
    QPixmap pixels = QPixmap::fromImage(portrait.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixels.setDevicePixelRatio(scale);
    photo->setPixmap(pixels);
    photo->setAccessibleName(name);
    stack->setCurrentIndex(1);
}

void SitterWindow::showWords(const QString& text) {
    words->setText(text);
    stack->setCurrentIndex(2);
}

void SitterWindow::showConsent(const Id& whose, const ConsentText& notice, ConsentWay way) {
    consent->ask(whose, notice, way);
    stack->setCurrentWidget(consent);
}

void SitterWindow::closeEvent(QCloseEvent* event) {
    event->accept();
    Q_EMIT closed();
}

void SitterWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F9)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mianguan
