package dev.mangaassist.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits on what a client may send. The frames are written by hand to know their lengths. */
final class GatewayLimitsTest {
  private static final int TEXT = 0x1;
  private static final int CONTINUATION = 0x0;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int CLOSE = 0x8;
  private static final int KB = 1024;

  private final GatewayFixture system = new GatewayFixture();

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void longestMessageInLongestFramesIsTaken() throws Exception {
    try (Socket socket = connect()) {
      sendMessage(socket, 32 * KB, 32 * KB, 32 * KB, 32 * KB);

      assertThat(system.functions.nextEvent("message").path("body").asText()).hasSize(128 * KB);
    }
  }

  @Test
  void messageOverItsLimitIsClosedWith1009() throws Exception {
    try (Socket socket = connect()) {
      sendMessage(socket, 32 * KB, 32 * KB, 32 * KB, 32 * KB, 1);

      assertThat(closeCode(socket)).isEqualTo(1009);
    }
  }

  @Test
  void frameOverItsLimitIsClosedWith1009ThoughItsMessageIsShort() throws Exception {
    try (Socket socket = connect()) {
      sendMessage(socket, 32 * KB + 1);

      assertThat(closeCode(socket)).isEqualTo(1009);
    }
  }

  @Test
  void twoHundredKilobytesAreClosedWith1009() {
    try (TestSocket socket = system.open()) {
      socket.sendRegardless("x".repeat(200 * KB));

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void binaryFrameIsClosedWith1003() {
    try (TestSocket socket = system.open()) {
      socket.sendBinary(new byte[] {1, 2, 3});

      assertThat(socket.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void compressionIsDeclined() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), system.gateway.port())) {
      assertThat(handshake(socket, "Sec-WebSocket-Extensions: permessage-deflate\r\n"))
          .startsWith("HTTP/1.1 101")
          .doesNotContainIgnoringCase("permessage-deflate");
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), system.gateway.port());
    assertThat(handshake(socket, "")).startsWith("HTTP/1.1 101");
    return socket;
  }

  private static String handshake(Socket socket, String more) throws IOException {
    socket.setSoTimeout(20_000);
    String request =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + more
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder response = new StringBuilder();
    while (response.indexOf("\r\n\r\n") < 0) {
      response.append((char) socket.getInputStream().read());
    }
    return response.toString();
  }

  /** Sends one message in frames of these lengths, masked with zeros. */
  private static void sendMessage(Socket socket, int... frames) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    for (int i = 0; i < frames.length; i++) {
      out.writeByte((i == 0 ? TEXT : CONTINUATION) | (i == frames.length - 1 ? FINAL : 0));
      out.writeByte(MASKED | 127);
      out.writeLong(frames[i]);
      out.writeInt(0);
      try {
        out.write("x".repeat(frames[i]).getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return; // the other side has closed already: what it said is still to be read
      }
    }
  }

  private static int closeCode(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    assertThat(in.readUnsignedByte()).isEqualTo(FINAL | CLOSE);
    in.readUnsignedByte();
    return in.readUnsignedShort();
  }
}
