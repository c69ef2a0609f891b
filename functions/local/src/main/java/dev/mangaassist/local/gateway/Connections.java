package dev.mangaassist.local.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections that are open now. */
public final class Connections {
  private final Map<String, Connection> open = new ConcurrentHashMap<>();

  /** Lets frames be posted to a connection. */
  public void add(Connection connection) {
    open.put(connection.id(), connection);
  }

  /** Forgets a connection: from now on it is gone. */
  public void remove(String connectionId) {
    open.remove(connectionId);
  }

  /**
   * The open connection of that id.
   *
   * @throws GoneException if there is none
   */
  Connection find(String connectionId) throws GoneException {
    Connection connection = open.get(connectionId);
    if (connection == null) {
      throw new GoneException(connectionId);
    }
    return connection;
  }

  Collection<Connection> all() {
    return List.copyOf(open.values());
  }
}
