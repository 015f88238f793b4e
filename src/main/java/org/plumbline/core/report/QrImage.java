package org.plumbline.core.report;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code. Equal text gives an equal code. */
public final class QrImage {

    /** Pixels of a module in {@link #toPng}. */
    private static final int SCALE = 6;

    private static final Map<EncodeHintType, Object> HINTS = Map.of(
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.CHARACTER_SET,
            "UTF-8",
            EncodeHintType.MARGIN,
            4);

    private final BitMatrix modules;

    private QrImage(BitMatrix modules) {
        this.modules = modules;
    }

    /** @throws IllegalArgumentException where the text is too long for a QR code */
    public static QrImage of(String text) {
        try {
            return new QrImage(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS));
        } catch (WriterException e) {
            throw new IllegalArgumentException("cannot be encoded: " + text, e);
        }
    }

    /** Modules on a side, with the quiet zone. */
    public int size() {
        return modules.getWidth();
    }

    public boolean isDark(int column, int row) {
        return modules.get(column, row);
    }

    public byte[] toPng() {
        int side = size() * SCALE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, isDark(x / SCALE, y / SCALE) ? 0xff000000 : 0xffffffff);
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        }
    }
}
