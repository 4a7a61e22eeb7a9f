#pragma once

#include "core/identify/identity_check.h"
#include "core/identify/reading/text_reader.h"

#include <QStringList>

#include <opencv2/core.hpp>

namespace mianguan {

struct FieldRead {
    QString text;          ///< empty: not read
    double confidence = 0; ///< 0–1
};

// Each from a card's ink (card_ink.h). What no two preparations of the pixels read alike has at most half of
// the confidence.
WithModels<FieldRead> readName(const cv::Mat& ink);
WithModels<FieldRead> readSex(const cv::Mat& ink);         ///< 男 or 女
WithModels<FieldRead> readEthnicGroup(const cv::Mat& ink); ///< one of the 56 by its printed name, without 族
WithModels<FieldRead> readAddress(const cv::Mat& ink);

struct BirthRead {
    QStringList digits; ///< what each pass read, without 年月日: year, month, day, the latter two unpadded
    double confidence = 0;
};
WithModels<BirthRead> readBirth(const cv::Mat& ink);

/// As BirthRead::digits writes it.
QString printedDigits(const QDate& birth);

} // namespace mianguan
