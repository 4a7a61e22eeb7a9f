#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>

namespace mianguan::test {

template <class T = QWidget>
T* partOf(const QWidget* page, const char* name) {
    return page->findChild<T*>(QLatin1String(name));
}

inline void click(QWidget* widget) { QTest::mouseClick(widget, Qt::LeftButton); }
inline void clickIn(const QWidget* page, const char* name) { click(partOf(page, name)); }

/// A key to whatever has the focus, as from a keyboard.
inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

inline void fill(const QWidget* form, const char* line, const QString& words) {
    partOf<QLineEdit>(form, line)->setText(words);
}

inline void fillNewPassword(const QWidget* form, const QString& password) {
    fill(form, "newPassword", password);
    fill(form, "newPasswordAgain", password);
}

inline QString text(const QAbstractItemView* view, int row, int column = 0) {
    return view->model()->index(row, column).data().toString();
}

/// Answers the open file dialog with this path.
inline bool chooseInDialog(const QString& path) {
    QFileDialog* dialog = nullptr;
    for (QWidget* top : QApplication::topLevelWidgets())
        if (auto* open = qobject_cast<QFileDialog*>(top); open && open->isVisible()) dialog = open;
    if (!dialog) return false;
    partOf<QLineEdit>(dialog, "fileNameEdit")->setText(path);
    return QMetaObject::invokeMethod(dialog, "accept");
}

/// What someone who does not see the screen is not told: controls without a name.
inline QStringList namelessIn(const QWidget* page) {
    QStringList nameless;
    for (const QWidget* widget : page->findChildren<QWidget*>()) {
        const bool ours =
            qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
            qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QLineEdit*>(widget);
        const bool partOfAnother = widget->objectName().startsWith(QLatin1String("qt_")) ||
                                   qobject_cast<const QComboBox*>(widget->parentWidget());
        if (ours && !partOfAnother && widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(page) &&
            widget->accessibleName().isEmpty())
            nameless +=
                widget->objectName() + QLatin1Char('/') + QLatin1String(widget->metaObject()->className());
    }
    return nameless;
}

} // namespace mianguan::test
