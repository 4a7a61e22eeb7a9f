#pragma once

#include <QString>

namespace mianguan {

/// The first letters of the Chinese characters' readings, lower case: 张三丰 → "zsf", each run of them a
/// word; empty where there are none. Surnames are read as surnames (单 s, 曾 z); of other characters with
/// several readings the commonest counts. None on a system whose collation does not know pinyin.
QString pinyinInitials(const QString& text);

} // namespace mianguan
