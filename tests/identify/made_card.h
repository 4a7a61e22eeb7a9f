#pragma once

#include <QDate>
#include <QString>

#include <opencv2/core.hpp>

namespace made {

/// Someone who does not exist, with a number that is right by GB 11643.
struct Person {
    QString name, ethnicGroup, address, number;
    bool male = false;
    QDate birth;
};
Person randomPerson(cv::RNG& random);

/// The front of a second-generation identity card, 20 px per mm; needs a QGuiApplication for its fonts.
/// `portrait` (BGR) stands where the portrait is; without one a figure is drawn.
cv::Mat card(const Person& person, cv::RNG& random, const cv::Mat& portrait = {});

/// GB 11643's check character for the first 17 digits.
QChar checkCharacter(const QString& digits);

} // namespace made
