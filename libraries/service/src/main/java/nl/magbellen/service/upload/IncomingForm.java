package nl.magbellen.service.upload;

import java.io.InputStream;
import org.apache.commons.fileupload.RequestContext;

/** A form in parts, as the library reads it. */
record IncomingForm(String getContentType, InputStream getInputStream) implements RequestContext {

  @Override
  public String getCharacterEncoding() {
    return "UTF-8";
  }

  @Override
  @Deprecated
  public int getContentLength() {
    return -1;
  }
}
