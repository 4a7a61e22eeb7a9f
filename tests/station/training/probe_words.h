#pragma once

#include <QString>

/// What a window's probe is asked: a deed, the name of a part that shows, words. The answer is empty where no
/// such part shows.
namespace mianguan::test::probe {

inline const QString look = QStringLiteral("look"), read = QStringLiteral("read"),
                     count = QStringLiteral("count"), type = QStringLiteral("type"),
                     enter = QStringLiteral("enter"), click = QStringLiteral("click"),
                     drop = QStringLiteral("drop"), picture = QStringLiteral("picture"),
                     close = QStringLiteral("close"), done = QStringLiteral("done");

} // namespace mianguan::test::probe
