#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace mianguan {

class KeyButton;

/// The verdict under the photos: approve, the nine commonest reasons, more reasons, undo; each with its key.
class VerdictBar : public QWidget {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget* parent = nullptr);

    void setQuickReasons(const QStringList& ids); ///< at most nine
    void setDecidable(bool decidable);            ///< a pending photo is on the stage
    void setUndoable(bool undoable);
    /// Why this person gives no verdicts, in the buttons' place; empty: he does.
    void setRefusal(const QString& why);

Q_SIGNALS:
    void approveAsked();
    void quickAsked(int place); ///< from 0
    void rejectAsked();
    void undoAsked();

private:
    void translate();

    QWidget* keys;
    QLabel* refusal;
    KeyButton* approve;
    KeyButton* reject;
    KeyButton* undo;
    QList<KeyButton*> quick;
    QStringList reasons;
    bool decidable = false;
};

} // namespace mianguan
