#pragma once

#include "core/work/consent_text.h"

#include <QTextBrowser>

namespace mianguan {

/// The whole notice, to be read; scrolled by keys, wheel and finger.
class ConsentView : public QTextBrowser {
    Q_OBJECT
public:
    /// `typeSize` of the paragraphs, in pixels.
    explicit ConsentView(int typeSize, QWidget* parent = nullptr);

    void setNotice(const ConsentText& notice);

private:
    int size;
};

} // namespace mianguan
