package nl.magbellen.service.upload;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import nl.magbellen.service.refusal.CommonRefusal.InvalidRequest;
import nl.magbellen.service.refusal.RefusedException;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream;

/**
 * The first file of a form, read while it comes in: it is never held, whatever its length.
 *
 * @param name as the client says it; empty where it does not. Good for its ending, never for a path
 * @param contentType as the client says it; null where it does not
 * @param content its bytes; an {@link EOFException} where the form ends within it
 */
public record UploadedFile(String name, String contentType, InputStream content) {

  private static final int MOST_FIELDS_BEFORE = 20;

  /**
   * Finds the file.
   *
   * @param contentType of the form, with its boundary
   * @throws RefusedException when there is no form, or no file in it
   * @throws IOException when the client is gone
   */
  public static UploadedFile of(String contentType, InputStream form) throws IOException {
    try {
      FileItemIterator parts =
          new FileUpload().getItemIterator(new IncomingForm(contentType, form));
      for (int i = 0; i < MOST_FIELDS_BEFORE && parts.hasNext(); i++) {
        FileItemStream part = parts.next();
        if (!part.isFormField()) {
          String name = part.getName() == null ? "" : part.getName();
          return new UploadedFile(name, part.getContentType(), new Whole(part.openStream()));
        }
      }
    } catch (FileUploadException | IllegalArgumentException unreadable) {
      throw new RefusedException(new InvalidRequest("The parts of the form cannot be read."));
    }
    throw new RefusedException(new InvalidRequest("The form has no file: a part with a filename."));
  }

  /** Its end is that of the file; a form that ends before it is cut short. */
  private static final class Whole extends FilterInputStream {

    Whole(InputStream part) {
      super(part);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return super.read(into, offset, length);
      } catch (MultipartStream.MalformedStreamException cutShort) {
        throw new EOFException("the form ends within the file");
      }
    }
  }
}
