#include "ui/widgets/banner.h"

#include "ui/base/live_text.h"
#include "ui/theme/measures.h"
#include "ui/theme/status_marks.h"
#include "ui/widgets/parts.h"

#include <QStyle>

namespace mianguan {

namespace {

const char* styleOf(Banner::Kind kind) {
    switch (kind) {
    case Banner::Kind::Done:
        return "banner-pass";
    case Banner::Kind::Caution:
        return "banner-warn";
    case Banner::Kind::Trouble:
        break;
    }
    return "banner-fail";
}

Status statusOf(Banner::Kind kind) {
    switch (kind) {
    case Banner::Kind::Done:
        return Status::Pass;
    case Banner::Kind::Caution:
        return Status::Warn;
    case Banner::Kind::Trouble:
        break;
    }
    return Status::Fail;
}

} // namespace

Banner::Banner(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("banner"));
    mark = new QLabel(this);
    head = makeLabel("section", this);
    body = makeLabel("body", this);
    for (QLabel* label : {head, body}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    act = makeButton("bannerAction", "plain", this);
    close = makeTool("bannerClose", QStringLiteral("cross"), this);

    auto* layout = rowOf(this, measure::tight, measure::normal);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(head);
    words->addWidget(body);
    layout->addSpacing(measure::hair);
    layout->addWidget(mark, 0, Qt::AlignVCenter);
    layout->addLayout(words, 1);
    layout->addWidget(act);
    layout->addWidget(close);
    connect(act, &QPushButton::clicked, this, &Banner::acted);
    connect(close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    keepTranslated(this, [this] { name(close, tr("Close this message")); });
    hide();
}

void Banner::show(Kind kind, const QString& headline, const QString& detail, const QString& action) {
    setProperty("kind", QLatin1String(styleOf(kind)));
    style()->polish(this);
    const Mark look = markOf(statusOf(kind));
    mark->setPixmap(icon(look.icon, look.ink).pixmap(QSize(20, 20), devicePixelRatioF()));
    head->setText(headline);
    body->setText(detail);
    body->setVisible(!detail.isEmpty());
    say(act, action);
    act->setVisible(!action.isEmpty());
    setAccessibleName(headline);
    setVisible(true);
}

void Banner::show(const Error& error, const QString& action) {
    QStringList detail;
    for (const QString& part : {error.where, error.remedy})
        if (!part.isEmpty()) detail += part;
    show(Kind::Trouble, error.what, detail.join(QStringLiteral(" · ")), action);
}

void Banner::setLasting(bool lasting) { close->setVisible(!lasting); }

void Banner::focusAction() { (act->isVisibleTo(this) ? static_cast<QWidget*>(act) : close)->setFocus(); }

void Banner::clear() { hide(); }

QString Banner::headline() const { return isVisibleTo(parentWidget()) ? head->text() : QString(); }

} // namespace mianguan
