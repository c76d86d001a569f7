import type { Route } from '#people/visit.ts';
import { demonstrationRoutes } from './demonstration.tsx';
import type { HouseTools } from './desk.ts';
import { stewardRoutes } from './keeper.tsx';
import { mailLinkRoutes } from './mail-link.tsx';
import { postRoutes } from './post.tsx';
import { settingsRoutes } from './settings.tsx';
import { signInRoutes } from './sign-in.tsx';
import { ownRoutes } from './you.tsx';

/** Routes of the house itself: coming in and going out, the demonstration, the keeper's pages, and what is held about you. */
export const houseRoutes = (tools: HouseTools): readonly Route[] => [...signInRoutes, ...mailLinkRoutes, ...postRoutes, ...demonstrationRoutes(tools), ...settingsRoutes(tools), ...stewardRoutes, ...ownRoutes];
