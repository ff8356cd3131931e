# Builds and serves the Atlas: `docker build -t atlas . && docker run --name atlas -p 3000:3000 -v atlas:/data atlas`.
# `docker exec atlas npx atlas refresh` pulls, labels and builds; readers have the new site at once.
FROM node:22-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /atlas
COPY package.json package-lock.json ./
RUN npm ci && npm cache clean --force
COPY . .
ENV ATLAS_CACHE=/data PORT=3000 HOST=0.0.0.0 CI=true
RUN mkdir -p /data && chown -R node:node /atlas /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK CMD node -e "fetch('http://127.0.0.1:3000/').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["sh", "-c", "npm run build || [ -f dist/index.html ] && exec npm run serve"]
