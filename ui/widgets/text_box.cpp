#include "ui/widgets/text_box.h"

#include "ui/theme/measures.h"
#include "ui/widgets/parts.h"

#include <QLineEdit>

namespace mianguan {

TextBox::TextBox(const char* name, QWidget* parent) : QWidget(parent) {
    label = makeLabel("field", this);
    field = new QLineEdit(this);
    field->setObjectName(QLatin1String(name));
    label->setBuddy(field);
    setFocusProxy(field);
    help = makeLabel("small", this);
    help->setWordWrap(true);
    auto* layout = column(this, 0, measure::hair);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addWidget(help);
}

void TextBox::setWords(const QString& words, const QString& more) {
    label->setText(words);
    field->setAccessibleName(words);
    field->setAccessibleDescription(more);
    help->setText(more);
    help->setVisible(!more.isEmpty());
}

QString TextBox::text() const { return field->text().trimmed(); }

} // namespace mianguan
