#pragma once

#include "fake_hub.h"

#include <QList>
#include <QString>

#include <functional>

namespace mianguan::soak {

/// One way in which a request of the desk goes wrong.
struct Mishap {
    enum class Kill {
        None,
        Before, ///< the desk, before its request is applied
        After,  ///< after that, before its answer
        Amid,   ///< in the midst of the answer
        Noting, ///< some ms later, while it takes down what it heard
    };
    QString name; ///< no spaces
    std::function<test::Fault(int which)> fault;
    Kill kill = Kill::None;
};

/// All there are; what a mishap leaves open, as at which byte, differs by the number of the request.
const QList<Mishap>& mishaps();

} // namespace mianguan::soak
