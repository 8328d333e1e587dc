/** Where a file of the project can be edited; REPO_URL is fixed at build. */
export const editUrl = (path: string): string => `${import.meta.env.REPO_URL}/edit/main/${path}`;
