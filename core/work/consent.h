#pragma once

#include "core/base/hash.h"

#include <QByteArray>
#include <QString>

namespace mianguan {

enum class ConsentState { None, Given, Refused, Withdrawn };

/// How a graduate says that he agrees: at the desk, by his name on the screen, by a form signed beforehand,
/// or with a button of his own on the sitter's screen.
enum class ConsentWay { Tick, Signature, Paper, Screen };

QString consentText(ConsentState state); ///< translated; empty for None
QString consentWayText(ConsentWay way);  ///< translated

/// Agreement to the collecting of face and identity data, or what became of it.
struct Consent {
    ConsentState state = ConsentState::None;
    QString version; ///< of the text that was shown
    Hash text;       ///< of that text, whole, as it stands in the ledger; null: recorded before texts were
    ConsentWay way = ConsentWay::Tick;
    QString guardian;  ///< who agreed for someone under 14; empty otherwise …
    QString relation;  ///< … and as whose mother, father …
    Hash signature;    ///< blob: a PNG; null when nobody signed
    qint64 timeMs = 0; ///< UTC

    bool isNull() const { return state != ConsentState::Given; } ///< none is in force
};

/// What is recorded when someone agrees.
struct ConsentGiving {
    QString version;  ///< of the text that was shown …
    QString language; ///< … in this language
    ConsentWay way = ConsentWay::Tick;
    QString guardian, relation; ///< of someone under 14
    QByteArray signature;       ///< PNG; where the way is a signature
};

} // namespace mianguan
