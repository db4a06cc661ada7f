// What a page begins while its large script is still on its way: the database is opened and, on a new tablet, the server asked.
import {Database} from "./database.js";
import {Server} from "./server.js";

export const database = new Database("sixty");
export const server = new Server();

database.open();
if (navigator.serviceWorker?.controller === null) server.askAhead(); // it has nothing to show until that answers
