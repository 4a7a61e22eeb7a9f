#pragma once

#include "core/vision/face_mesher.h"

namespace mianguan {

/// The parts of one face on a square grid, laid level over the face and its surroundings.
struct FaceParts {
    enum Class : uchar {
        Background,
        Skin,
        LeftBrow, ///< as the model names sides: picture-left, the graduate's right
        RightBrow,
        LeftEye,
        RightEye,
        Glasses,
        LeftEar,
        RightEar,
        Earring,
        Nose,
        Mouth, ///< the inside of an open mouth
        UpperLip,
        LowerLip,
        Neck,
        Necklace,
        Cloth,
        Hair,
        Hat
    };
    static constexpr int side = 256;
    static constexpr int classes = 19;
    static constexpr float cropFactor = 1.9F; ///< the grid's side over the height of the face

    cv::Mat grid;         ///< CV_8UC1 side×side, a Class each
    cv::Matx23f toGrid;   ///< from pixels of the picture given
    cv::Matx23f fromGrid; ///< and back
};

/// BiSeNet V2 trained on CelebAMask-HQ. Optional: its training set is believed to be for non-commercial use.
class FaceParser {
public:
    static QString fileIn(const QString& folder);
    static Result<FaceParser> load(const QString& folder);

    FaceParts parse(const cv::Mat& bgr, const Mesh& mesh) const;

private:
    explicit FaceParser(Network n) : network(std::move(n)) {}
    Network network;
};

} // namespace mianguan
