#pragma once

#include "core/work/consent.h"
#include "core/work/consent_text.h"
#include "ui/widgets/sheet.h"

namespace mianguan {

class ConsentView;
class SignaturePad;

/// The whole notice at the operator's desk, with what the graduate says to it. Signed here too where there is
/// no screen for the sitter.
class ConsentSheet : public Sheet {
    Q_OBJECT
public:
    ConsentSheet(const ConsentText& notice, ConsentWay way, QWidget* parent);

Q_SIGNALS:
    void agreed(const QByteArray& signature); ///< PNG; empty where nobody signs
    void refused();

private:
    void translate();

    ConsentWay way;
    ConsentView* view;
    QPushButton* no;
    SignaturePad* pad = nullptr;
    QPushButton* anew = nullptr;
};

} // namespace mianguan
