#pragma once

#include <QPushButton>

namespace mianguan {

/// A button that shows the key doing the same in a cap before its words; the words give way first.
class KeyButton : public QPushButton {
    Q_OBJECT
public:
    KeyButton(const char* name, const char* kind, const QString& key, QWidget* parent = nullptr);
    void setCentred() { centred = true; } ///< for large buttons; the rest begin at the left
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int capWidth() const;
    QString key;
    bool centred = false;
};

} // namespace mianguan
