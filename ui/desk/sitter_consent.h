#pragma once

#include "core/base/id.h"
#include "core/work/consent.h"
#include "core/work/consent_text.h"

#include <QWidget>

class QPushButton;

namespace mianguan {

class ConsentView;
class SignaturePad;

/// The notice as the sitter reads it, large, with the answer under it.
class SitterConsent : public QWidget {
    Q_OBJECT
public:
    explicit SitterConsent(QWidget* parent = nullptr);

    /// The same asked again changes nothing: what is being read and signed stays.
    void ask(const Id& whose, const ConsentText& notice, ConsentWay way);

Q_SIGNALS:
    void agreed(const QByteArray& signature); ///< PNG; empty where nobody signs
    void refused();

private:
    void judge();

    Id asked;
    ConsentText shown;
    ConsentWay way = ConsentWay::Tick;
    ConsentView* view;
    QWidget* signing;
    SignaturePad* pad;
    QPushButton *anew, *no, *yes;
};

} // namespace mianguan
