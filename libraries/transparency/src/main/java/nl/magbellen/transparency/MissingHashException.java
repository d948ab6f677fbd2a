package nl.magbellen.transparency;

/** A tile of a tree is not there, or has fewer hashes than the tree's size asks for. */
public final class MissingHashException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MissingHashException(TileId tile) {
    super("The tree has a hash too few in tile " + tile.level() + "/" + tile.index() + ".");
  }
}
