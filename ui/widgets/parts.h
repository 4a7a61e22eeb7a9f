#pragma once

#include "ui/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace mianguan {

/// Small makers that keep the pages free of property strings. Roles and kinds are those of style.qss.
QLabel* makeLabel(const char* role, QWidget* parent);
QPushButton* makeButton(const char* name, const char* kind, QWidget* parent);
void setKind(QPushButton* button, const char* kind); ///< another look than it was made with
QToolButton* makeTool(const char* name, const QString& iconName, QWidget* parent);
QComboBox* makeChoice(const char* name, QWidget* parent); ///< the wheel scrolls past it
QFrame* makeFrame(const char* kind, QWidget* parent);

/// Layouts with the house's distances.
QVBoxLayout* column(QWidget* owner, int margin, int spacing);
QHBoxLayout* rowOf(QWidget* owner, int margin, int spacing);

/// The visible words and, for those who do not see them, the same as name; the tip may add the key.
void say(QAbstractButton* button, const QString& words, const QString& tip = {});
void name(QWidget* widget, const QString& accessibleName);

} // namespace mianguan
